using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Ledger;

/// <summary>A user's ledger, and what a change of it has to know.</summary>
/// <param name="Categories">By id, archived ones included.</param>
internal sealed record LedgerHead(
    Guid UserId, long LastSequence, UserSettings User, IReadOnlyDictionary<Guid, LedgerCategory> Categories)
{
    private const string SettingsSql = """
        SELECT Id, HomeCurrency, TimeZone, Locale, AccountKind, AlertBudget FROM Users WHERE Id = @UserId;
        SELECT Id, Slug, Name, IsArchived FROM Categories WHERE UserId = @UserId;
        """;

    private static readonly Statement LockSql = Statement.Of(d => $"""
        SELECT LastSequence FROM Ledgers {d.ForUpdate} WHERE UserId = @UserId;
        {SettingsSql}
        """);

    private static readonly Statement ReadSql = Statement.Of($"""
        SELECT LastSequence FROM Ledgers WHERE UserId = @UserId;
        {SettingsSql}
        """);

    private static readonly Statement AdvanceSql = Statement.Of("UPDATE Ledgers SET LastSequence = @LastSequence WHERE UserId = @UserId");

    /// <summary>The ledger, held against every other change until the transaction ends; null when there is no such user.</summary>
    public static Task<LedgerHead?> LockAsync(DbSession session, Guid userId) => FindAsync(session, LockSql, userId);

    /// <summary>The ledger as it is, not held.</summary>
    public static Task<LedgerHead?> ReadAsync(DbSession session, Guid userId) => FindAsync(session, ReadSql, userId);

    public Task AdvanceAsync(DbSession session, long lastSequence) =>
        session.ExecuteAsync(AdvanceSql, new { UserId, LastSequence = lastSequence });

    private static async Task<LedgerHead?> FindAsync(DbSession session, Statement statement, Guid userId)
    {
        using var results = await session.QueryMultipleAsync(statement, new { UserId = userId });
        var sequence = await results.ReadSingleOrDefaultAsync<long?>();
        var user = await results.ReadSingleOrDefaultAsync<UserSettings>();
        var categories = await results.ReadAsync<LedgerCategory>();
        return sequence is null || user is null
            ? null
            : new LedgerHead(userId, sequence.Value, user, categories.ToDictionary(c => c.Id));
    }
}

/// <summary>What the ledger knows of a category.</summary>
internal sealed record LedgerCategory
{
    public required Guid Id { get; init; }

    public string? Slug { get; init; }

    public required string Name { get; init; }

    public bool IsArchived { get; init; }
}
