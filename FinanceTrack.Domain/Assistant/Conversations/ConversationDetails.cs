using System.Text.Json;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Conversations;

/// <summary>A conversation in a list.</summary>
/// <param name="Title">The beginning of its first question.</param>
/// <param name="Turns">How many questions were asked.</param>
public sealed record ConversationItem(Guid Id, string Title, int Turns, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version)
{
    internal static ConversationItem Of(ConversationRow row) =>
        new(row.Id, row.Title, row.Turns, row.CreatedAt, row.UpdatedAt, row.Version);
}

/// <summary>A conversation with its turns.</summary>
/// <param name="Summary">What older turns were about, which are no longer kept one by one.</param>
public sealed record ConversationDetails(
    Guid Id, string Title, string Summary, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, IReadOnlyList<TurnDetails> Items,
    int Version) : IVersioned
{
    internal static ConversationDetails Of(ConversationRow row, IEnumerable<TurnRow> turns) => new(
        row.Id, row.Title, row.Summary, row.CreatedAt, row.UpdatedAt, [.. turns.Select(TurnDetails.Of)], row.Version);
}

/// <summary>A question and its answer.</summary>
/// <param name="Evidence">What proves the figures of the answer.</param>
public sealed record TurnDetails(
    int Number, string Question, string Answer, AnswerEngine Engine, IReadOnlyList<Evidence> Evidence, DateTimeOffset CreatedAt)
{
    internal static TurnDetails Of(TurnRow row) => new(
        row.Number, row.Question, row.Answer, row.Engine, JsonSerializer.Deserialize<List<Evidence>>(row.Evidence, ClaimJson.Options)!,
        row.CreatedAt);
}
