using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Assistant.Conversations;

/// <summary>The SQL of conversations and their turns. A conversation is its user's own, also in a ledger that is shared.</summary>
internal static class ConversationTable
{
    private const string Columns = "LedgerId, Id, UserId, Title, Summary, Turns, CreatedAt, UpdatedAt, Version";
    private const string TurnColumns = "LedgerId, ConversationId, Number, UserId, Question, Answer, Engine, Slots, Evidence, CreatedAt";
    private const string OwnTurns = "LedgerId = @LedgerId AND ConversationId = @Id AND UserId = @UserId";

    private static readonly Statement FindSql = Statement.Of(
        $"SELECT {Columns} FROM AssistantConversations WHERE LedgerId = @LedgerId AND Id = @Id AND UserId = @UserId");

    private static readonly Statement LockSql = Statement.Of(d => $"""
        SELECT {Columns} FROM AssistantConversations {d.ForUpdate} WHERE LedgerId = @LedgerId AND Id = @Id AND UserId = @UserId
        """);

    private static readonly Statement ListSql = Statement.Of(d => $"""
        SELECT {Columns} FROM AssistantConversations WHERE UserId = @UserId AND LedgerId = @LedgerId AND Id < @Before
        ORDER BY Id DESC {d.Limit("@Rows")}
        """);

    private static readonly Statement TurnsSql = Statement.Of($"SELECT {TurnColumns} FROM AssistantTurns WHERE {OwnTurns} ORDER BY Number");

    private static readonly Statement InsertSql = Statement.Of(
        $"INSERT INTO AssistantConversations ({Columns}) VALUES ({SqlText.Parameters(Columns.Split(", "))})");

    private static readonly Statement UpdateSql = Statement.Of("""
        UPDATE AssistantConversations SET Summary = @Summary, Turns = @Turns, UpdatedAt = @UpdatedAt, Version = @Version
        WHERE LedgerId = @LedgerId AND Id = @Id AND UserId = @UserId
        """);

    private static readonly Statement InsertTurnSql = Statement.Of(
        $"INSERT INTO AssistantTurns ({TurnColumns}) VALUES ({SqlText.Parameters(TurnColumns.Split(", "))})");

    private static readonly Statement DeleteOldTurnsSql = Statement.Of($"DELETE FROM AssistantTurns WHERE {OwnTurns} AND Number <= @Last");

    private static readonly Statement DeleteSql = Statement.Of($"""
        DELETE FROM AssistantTurns WHERE {OwnTurns};
        DELETE FROM AssistantConversations WHERE LedgerId = @LedgerId AND Id = @Id AND UserId = @UserId;
        """);

    private static readonly Statement DeleteOldestSql = Statement.Of(d =>
    {
        var old = $"""
            SELECT Id FROM AssistantConversations WHERE UserId = @UserId AND LedgerId = @LedgerId AND Id <> @Current AND Id NOT IN (
                SELECT Id FROM AssistantConversations WHERE UserId = @UserId AND LedgerId = @LedgerId ORDER BY Id DESC {d.Limit("@Kept")})
            """;
        return $"""
            DELETE FROM AssistantTurns WHERE LedgerId = @LedgerId AND UserId = @UserId AND ConversationId IN ({old});
            DELETE FROM AssistantConversations WHERE LedgerId = @LedgerId AND UserId = @UserId AND Id IN ({old});
            """;
    });

    private static readonly Statement EraseLedgerSql = Statement.Of("""
        DELETE FROM AssistantTurns WHERE LedgerId = @LedgerId;
        DELETE FROM AssistantConversations WHERE LedgerId = @LedgerId;
        """);

    private static readonly Statement EraseUserSql = Statement.Of("""
        DELETE FROM AssistantTurns WHERE UserId = @UserId;
        DELETE FROM AssistantConversations WHERE UserId = @UserId;
        """);

    private static readonly Statement ExportSql = Statement.Of(
        $"SELECT {TurnColumns} FROM AssistantTurns WHERE UserId = @UserId ORDER BY ConversationId, Number");

    public static Task<ConversationRow?> FindAsync(DbSession session, LedgerActor actor, Guid id) =>
        session.FindAsync<ConversationRow>(FindSql, new { actor.LedgerId, actor.UserId, Id = id });

    /// <summary>The row, locked until the transaction ends.</summary>
    public static Task<ConversationRow?> LockAsync(DbSession session, LedgerActor actor, Guid id) =>
        session.FindAsync<ConversationRow>(LockSql, new { actor.LedgerId, actor.UserId, Id = id });

    /// <summary>The latest first.</summary>
    public static Task<IReadOnlyList<ConversationRow>> ListAsync(DbSession session, LedgerActor actor, Guid before, int rows) =>
        session.QueryAsync<ConversationRow>(ListSql, new { actor.LedgerId, actor.UserId, Before = before, Rows = rows });

    /// <summary>The earliest first.</summary>
    public static Task<IReadOnlyList<TurnRow>> ReadTurnsAsync(DbSession session, LedgerActor actor, Guid id) =>
        session.QueryAsync<TurnRow>(TurnsSql, new { actor.LedgerId, actor.UserId, Id = id });

    public static Task InsertAsync(DbSession session, ConversationRow row) => session.ExecuteAsync(InsertSql, row);

    public static Task UpdateAsync(DbSession session, ConversationRow row) => session.ExecuteAsync(UpdateSql, row);

    public static Task InsertTurnAsync(DbSession session, TurnRow row) => session.ExecuteAsync(InsertTurnSql, row);

    /// <summary>Deletes the turns up to this one, which the summary holds.</summary>
    public static Task DeleteTurnsAsync(DbSession session, LedgerActor actor, Guid id, int last) =>
        session.ExecuteAsync(DeleteOldTurnsSql, new { actor.LedgerId, actor.UserId, Id = id, Last = last });

    public static Task DeleteAsync(DbSession session, LedgerActor actor, Guid id) =>
        session.ExecuteAsync(DeleteSql, new { actor.LedgerId, actor.UserId, Id = id });

    /// <summary>Deletes the user's conversations in the ledger but those that were begun last.</summary>
    /// <param name="current">The one that has just begun: it stays whatever the order of those that began in the same moment.</param>
    public static Task DeleteOldestAsync(DbSession session, LedgerActor actor, int kept, Guid current) =>
        session.ExecuteAsync(DeleteOldestSql, new { actor.LedgerId, actor.UserId, Kept = kept, Current = current });

    public static Task EraseLedgerAsync(DbSession session, Guid ledgerId) =>
        session.ExecuteAsync(EraseLedgerSql, new { LedgerId = ledgerId });

    public static Task EraseUserAsync(DbSession session, Guid userId) => session.ExecuteAsync(EraseUserSql, new { UserId = userId });

    public static IAsyncEnumerable<TurnRow> ExportAsync(Database database, Guid userId, CancellationToken cancellationToken) =>
        database.StreamAsync<TurnRow>(ExportSql, new { UserId = userId }, cancellationToken);
}
