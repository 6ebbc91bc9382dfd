using System.Text.Json;
using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Claims;

namespace FinanceTrack.Domain.Assistant.Conversations;

/// <summary>What proves a figure of an answer.</summary>
/// <param name="Measure">What it measures.</param>
/// <param name="Value">Of an amount in major units, a count, a share or a ratio.</param>
/// <param name="Merchant">The merchant, or the words that were searched for.</param>
/// <param name="Operator">How it was computed from others; null for one that was read.</param>
/// <param name="Complete">Whether it covers every row that matches.</param>
/// <param name="Matches">How many rows it covers.</param>
/// <param name="Tool">The tool that computed it.</param>
/// <param name="Arguments">What the tool was asked.</param>
/// <param name="TransactionIds">Transactions that prove it.</param>
public sealed record Evidence(
    ClaimKind Kind, Measure Measure, decimal? Value, string? Currency, DateOnly? Date, string? Text, string? Category, string? Account,
    string? Merchant, DateOnly? From, DateOnly? To, Operator? Operator, bool Complete, int? Matches, string Tool, JsonElement Arguments,
    IReadOnlyList<Guid> TransactionIds)
{
    internal static Evidence Of(Claim claim) => new(
        claim.Kind, claim.Measure, claim.Kind is ClaimKind.Date or ClaimKind.Text or ClaimKind.Sentence ? null : claim.Number,
        claim.Currency?.Code, claim.Kind == ClaimKind.Date ? claim.Date : null,
        claim.Kind == ClaimKind.Text ? Shown(claim.Text) : claim.Text,
        Shown(claim.Scope.Category), Shown(claim.Scope.Account), Shown(claim.Scope.Merchant), claim.Scope.Period?.From,
        claim.Scope.Period?.To, claim.Derivation?.Operator, claim.IsComplete, claim.Matches, claim.Source.Tool,
        Shown(claim.Source.Arguments), claim.Source.TransactionIds);

    // What was searched for may be a model's words.
    private static JsonElement Shown(JsonElement arguments) => arguments.ValueKind != JsonValueKind.Object
        ? arguments
        : JsonSerializer.SerializeToElement(arguments.EnumerateObject().ToDictionary(
            argument => argument.Name,
            argument => argument is { Name: "text", Value.ValueKind: JsonValueKind.String }
                ? JsonSerializer.SerializeToElement(TextCleaner.Clean(argument.Value.GetString()!))
                : argument.Value));

    private static string? Shown(string? text) => text is null ? null : TextCleaner.Clean(text);
}
