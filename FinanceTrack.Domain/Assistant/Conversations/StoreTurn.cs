using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Assistant.Conversations;

/// <summary>
/// Stores a question and its answer. A conversation stays bounded: when it has many turns, the older half becomes a summary of what was
/// asked.
/// </summary>
internal static class StoreTurn
{
    /// <summary>How many turns are kept one by one.</summary>
    public const int MaxTurns = 40;

    /// <summary>How many conversations of a user a ledger keeps: the oldest goes when another one begins.</summary>
    public const int MaxConversations = 200;

    private const int KeptTurns = 20;
    private const int MaxTitle = 120;
    private const int MaxSummary = 4_000;
    private const int MaxSummaryQuestion = 160;

    /// <returns>The turn's conversation and number.</returns>
    public static async Task<(Guid ConversationId, int Number)> RunAsync(
        DbSession session, LedgerActor actor, Guid? conversationId, Func<Guid, int, TurnRow> turn, DateTimeOffset now)
    {
        var row = conversationId is { } id ? await ConversationTable.LockAsync(session, actor, id) : null;
        var isNew = row is null; // Also where it was deleted meanwhile: the answer begins another one.
        var number = (row?.Turns ?? 0) + 1;
        var stored = turn(row?.Id ?? Guid.CreateVersion7(now), number);
        row ??= new ConversationRow
        {
            LedgerId = actor.LedgerId,
            Id = stored.ConversationId,
            UserId = actor.UserId,
            Title = Shorten(stored.Question, MaxTitle),
            Summary = "",
            Turns = 0,
            CreatedAt = now,
            UpdatedAt = now,
            Version = 0,
        };
        var changed = row with { Turns = number, UpdatedAt = now, Version = row.Version + 1 };
        if (isNew)
        {
            await ConversationTable.InsertAsync(session, changed);
            await ConversationTable.DeleteOldestAsync(session, actor, MaxConversations, changed.Id);
        }

        await ConversationTable.InsertTurnAsync(session, stored);
        if (!isNew)
            await ConversationTable.UpdateAsync(session, await SummariseAsync(session, actor, changed));
        return (stored.ConversationId, number);
    }

    private static async Task<ConversationRow> SummariseAsync(DbSession session, LedgerActor actor, ConversationRow row)
    {
        var turns = await ConversationTable.ReadTurnsAsync(session, actor, row.Id);
        if (turns.Count <= MaxTurns)
            return row;
        var old = turns.Take(turns.Count - KeptTurns).ToList();
        await ConversationTable.DeleteTurnsAsync(session, actor, row.Id, old[^1].Number);
        var lines = old.Select(turn => $"{turn.Number}. {Shorten(turn.Question, MaxSummaryQuestion)}");
        var summary = string.Join('\n', new[] { row.Summary }.Where(text => text.Length > 0).Concat(lines));
        return row with { Summary = summary.Length > MaxSummary ? summary[^MaxSummary..] : summary };
    }

    private static string Shorten(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return text[..(char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1)] + "…";
    }
}
