using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Ledger;

/// <summary>A user's ledger, and what a change of it has to know. Found by <see cref="LedgerHeads"/>.</summary>
/// <param name="Mark">The history the ledger holds, and its statistics.</param>
/// <param name="AlertShift">Nats by which the user's answers have moved the alert threshold.</param>
/// <param name="Answered">The user's memory, as far as it was read.</param>
internal sealed record LedgerHead(
    Guid UserId, HistoryMark Mark, double AlertShift, UserSettings User, LedgerSetup Setup, AnsweredTerms Answered)
{
    private static readonly Statement AdvanceSql = Statement.Of("UPDATE Ledgers SET LastSequence = @LastSequence WHERE UserId = @UserId");

    private static readonly Statement ReviseSql = Statement.Of("UPDATE Ledgers SET Revision = @Revision WHERE UserId = @UserId");

    /// <summary>Of the row recorded last.</summary>
    public long LastSequence => Mark.LastSequence;

    /// <summary>Moves when earlier transactions are changed or deleted.</summary>
    public long Revision => Mark.Revision;

    /// <summary>By id, archived ones included.</summary>
    public IReadOnlyDictionary<Guid, LedgerCategory> Categories => Setup.Categories;

    public Task AdvanceAsync(DbSession session, long lastSequence) =>
        session.ExecuteAsync(AdvanceSql, new { UserId, LastSequence = lastSequence });

    /// <summary>Says that earlier transactions are no longer what they were; the new revision.</summary>
    public async Task<long> ReviseAsync(DbSession session)
    {
        await session.ExecuteAsync(ReviseSql, new { UserId, Revision = Revision + 1 });
        return Revision + 1;
    }
}
