using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Assistant.Proposals;

/// <summary>The SQL of proposals.</summary>
internal static class ProposalTable
{
    private const string Columns =
        "LedgerId, Id, UserId, Kind, Change, Shown, Digest, Status, Undo, CreatedAt, ExpiresAt, AppliedAt, UndoneAt, Version";

    private static readonly Statement FindSql = Statement.Of(
        $"SELECT {Columns} FROM AssistantProposals WHERE LedgerId = @LedgerId AND Id = @Id AND UserId = @UserId");

    private static readonly Statement LockSql = Statement.Of(d => $"""
        SELECT {Columns} FROM AssistantProposals {d.ForUpdate} WHERE LedgerId = @LedgerId AND Id = @Id AND UserId = @UserId
        """);

    private static readonly Statement InsertSql = Statement.Of(
        $"INSERT INTO AssistantProposals ({Columns}) VALUES ({SqlText.Parameters(Columns.Split(", "))})");

    private static readonly Statement CountOpenSql = Statement.Of("""
        SELECT COUNT(*) FROM AssistantProposals WHERE UserId = @UserId AND Status = @Open AND ExpiresAt > @Now
        """);

    private static readonly Statement UpdateSql = Statement.Of("""
        UPDATE AssistantProposals SET Status = @Status, Undo = @Undo, AppliedAt = @AppliedAt, UndoneAt = @UndoneAt, Version = @Version
        WHERE LedgerId = @LedgerId AND Id = @Id AND UserId = @UserId
        """);

    private static readonly Statement EraseLedgerSql = Statement.Of("DELETE FROM AssistantProposals WHERE LedgerId = @LedgerId");

    private static readonly Statement EraseUserSql = Statement.Of("DELETE FROM AssistantProposals WHERE UserId = @UserId");

    private static readonly Statement DeleteExpiredSql = Statement.Of("DELETE FROM AssistantProposals WHERE ExpiresAt < @Before");

    public static Task<ProposalRow?> FindAsync(DbSession session, LedgerActor actor, Guid id) =>
        session.FindAsync<ProposalRow>(FindSql, new { actor.LedgerId, actor.UserId, Id = id });

    /// <summary>The row, locked until the transaction ends.</summary>
    public static Task<ProposalRow?> LockAsync(DbSession session, LedgerActor actor, Guid id) =>
        session.FindAsync<ProposalRow>(LockSql, new { actor.LedgerId, actor.UserId, Id = id });

    public static Task InsertAsync(DbSession session, ProposalRow row) => session.ExecuteAsync(InsertSql, row);

    /// <summary>How many of a user's proposals, in all ledgers, can be confirmed.</summary>
    public static Task<int> CountOpenAsync(DbSession session, Guid userId, DateTimeOffset now) =>
        session.ScalarAsync<int>(CountOpenSql, new { UserId = userId, ProposalStatus.Open, Now = now });

    public static Task UpdateAsync(DbSession session, ProposalRow row) => session.ExecuteAsync(UpdateSql, row);

    public static Task EraseLedgerAsync(DbSession session, Guid ledgerId) =>
        session.ExecuteAsync(EraseLedgerSql, new { LedgerId = ledgerId });

    public static Task EraseUserAsync(DbSession session, Guid userId) => session.ExecuteAsync(EraseUserSql, new { UserId = userId });

    public static Task DeleteExpiredAsync(DbSession session, DateTimeOffset before) =>
        session.ExecuteAsync(DeleteExpiredSql, new { Before = before });
}
