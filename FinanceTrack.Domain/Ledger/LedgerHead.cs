using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Ledger;

/// <summary>A user's ledger, and what a change of it has to know.</summary>
/// <param name="Revision">Moves when earlier transactions are changed or deleted.</param>
/// <param name="AlertShift">Nats by which the user's answers have moved the alert threshold.</param>
/// <param name="Categories">By id, archived ones included.</param>
internal sealed record LedgerHead(
    Guid UserId, long LastSequence, long Revision, double AlertShift, UserSettings User, IReadOnlyDictionary<Guid, LedgerCategory> Categories)
{
    private static readonly Statement LockSql = Statement.Of(d => Select(d.ForUpdate));

    private static readonly Statement ReadSql = Statement.Of(_ => Select(""));

    private static readonly Statement AdvanceSql = Statement.Of("UPDATE Ledgers SET LastSequence = @LastSequence WHERE UserId = @UserId");

    private static readonly Statement ReviseSql = Statement.Of("UPDATE Ledgers SET Revision = @Revision WHERE UserId = @UserId");

    /// <summary>The ledger, held against every other change until the transaction ends; null when there is no such user.</summary>
    public static Task<LedgerHead?> LockAsync(DbSession session, Guid userId) => FindAsync(session, LockSql, userId);

    /// <summary>The ledger as it is, not held.</summary>
    public static Task<LedgerHead?> ReadAsync(DbSession session, Guid userId) => FindAsync(session, ReadSql, userId);

    public Task AdvanceAsync(DbSession session, long lastSequence) =>
        session.ExecuteAsync(AdvanceSql, new { UserId, LastSequence = lastSequence });

    /// <summary>Says that earlier transactions are no longer what they were; the new revision.</summary>
    public async Task<long> ReviseAsync(DbSession session)
    {
        await session.ExecuteAsync(ReviseSql, new { UserId, Revision = Revision + 1 });
        return Revision + 1;
    }

    private static string Select(string hold) => $"""
        SELECT l.LastSequence, l.Revision, l.AlertShift, u.Id, u.HomeCurrency, u.TimeZone, u.Locale, u.AccountKind, u.AlertBudget
        FROM Ledgers l {hold}
        JOIN Users u ON u.Id = l.UserId
        WHERE l.UserId = @UserId;
        SELECT Id, Slug, Name, IsArchived FROM Categories WHERE UserId = @UserId;
        """;

    private static async Task<LedgerHead?> FindAsync(DbSession session, Statement statement, Guid userId)
    {
        await using var results = await session.ReadAsync(statement, new { UserId = userId });
        var head = await results.FindAsync(row => new { LastSequence = row.Long(0), Revision = row.Long(1), AlertShift = row.Real(2), User = ReadUser(row) });
        var categories = await results.ListAsync(LedgerCategory.Read);
        return head is null
            ? null
            : new LedgerHead(userId, head.LastSequence, head.Revision, head.AlertShift, head.User, categories.ToDictionary(c => c.Id));
    }

    private static UserSettings ReadUser(RowReader row) => new()
    {
        Id = row.Id(3),
        HomeCurrency = row.Text(4),
        TimeZone = row.Text(5),
        Locale = row.Text(6),
        AccountKind = (AccountKind)row.Int(7),
        AlertBudget = row.Real(8),
    };
}

/// <summary>What the ledger knows of a category.</summary>
internal sealed record LedgerCategory
{
    public required Guid Id { get; init; }

    public string? Slug { get; init; }

    public required string Name { get; init; }

    public bool IsArchived { get; init; }

    public static LedgerCategory Read(RowReader row) =>
        new() { Id = row.Id(0), Slug = row.OptionalText(1), Name = row.Text(2), IsArchived = row.Flag(3) };
}
