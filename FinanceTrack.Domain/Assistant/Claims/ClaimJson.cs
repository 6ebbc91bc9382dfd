using System.Text.Json;
using System.Text.Json.Serialization;
using FinanceTrack.Domain.Assistant.Checks;

namespace FinanceTrack.Domain.Assistant.Claims;

/// <summary>How a claim is written for a model or a program.</summary>
public static class ClaimJson
{
    internal static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <param name="claim">What to write.</param>
    /// <param name="name">How the claim is referred to, such as <c>c3</c>.</param>
    public static object Of(Claim claim, string name) => new
    {
        @ref = name,
        claim.Kind,
        claim.Measure,
        value = claim.Kind is ClaimKind.Date or ClaimKind.Text or ClaimKind.Sentence ? (decimal?)null : claim.Number,
        currency = claim.Currency?.Code,
        date = claim.Kind == ClaimKind.Date ? claim.Date : (DateOnly?)null,
        text = claim.Text is null ? null : TextCleaner.Clean(claim.Text),
        flow = claim.Flow == Flow.None ? (Flow?)null : claim.Flow,
        category = Shown(claim.Scope.Category),
        account = Shown(claim.Scope.Account),
        merchant = Shown(claim.Scope.Merchant),
        from = claim.Scope.Period?.From,
        to = claim.Scope.Period?.To,
        claim.Row,
        id = claim.SubjectId,
        claim.Matches,
        complete = claim.IsComplete,
        claim.Derivation?.Operator,
    };

    private static string? Shown(string? text) => text is null ? null : TextCleaner.Clean(text);
}
