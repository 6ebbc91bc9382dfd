using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Ledger;

/// <summary>
/// Finds users' ledgers in one round trip. What a user has set up and answered is kept between requests
/// (<see cref="StampedCache{TStamp, TValue}"/>): within a transaction the head is read before anything is changed, so that
/// what is kept was committed.
/// </summary>
public sealed class LedgerHeads : IDisposable
{
    private const int MostUsers = 2_000;

    private static readonly Statement LockSql = Statement.Of(d => Select(d.ForUpdate));

    private static readonly Statement ReadSql = Statement.Of(_ => Select(""));

    private readonly StampedCache<long, LedgerSetup> _setups = new(MostUsers);
    private readonly StampedCache<long, AnsweredTerms> _answered = new(MostUsers);

    /// <summary>The ledger, held against every other change until the transaction ends; null when there is no such user.</summary>
    internal Task<LedgerHead?> LockAsync(DbSession session, Guid userId) => FindAsync(session, LockSql, userId);

    /// <summary>The ledger as it is, not held.</summary>
    internal Task<LedgerHead?> ReadAsync(DbSession session, Guid userId) => FindAsync(session, ReadSql, userId);

    public void Dispose()
    {
        _setups.Dispose();
        _answered.Dispose();
    }

    private static string Select(string hold) => $"""
        SELECT l.LastSequence, l.Revision, l.Folds, l.Setups, l.Answers, l.AlertShift,
               u.Id, u.HomeCurrency, u.TimeZone, u.Locale, u.AccountKind, u.AlertBudget
        FROM Ledgers l {hold}
        JOIN Users u ON u.Id = l.UserId
        WHERE l.UserId = @UserId
        """;

    private async Task<LedgerHead?> FindAsync(DbSession session, Statement statement, Guid userId)
    {
        var found = await session.QueryAsync(statement, new { UserId = userId }, LedgerRow.Read);
        return found.SingleOrDefault() is { } row
            ? new LedgerHead(userId, row.Mark, row.AlertShift, row.User, await SetupAsync(session, userId, row.Setups), Answered(userId, row.Answers))
            : null;
    }

    private async ValueTask<LedgerSetup> SetupAsync(DbSession session, Guid userId, long stamp)
    {
        if (_setups.Find(userId, stamp) is { } kept)
            return kept;
        var setup = await LedgerSetup.ReadAsync(session, userId);
        _setups.Keep(userId, stamp, setup);
        return setup;
    }

    private AnsweredTerms Answered(Guid userId, long stamp)
    {
        if (_answered.Find(userId, stamp) is { } kept)
            return kept;
        var answered = new AnsweredTerms();
        _answered.Keep(userId, stamp, answered);
        return answered;
    }

    private sealed record LedgerRow(HistoryMark Mark, long Setups, long Answers, double AlertShift, UserSettings User)
    {
        public static LedgerRow Read(RowReader row) => new(
            new HistoryMark { LastSequence = row.Long(0), Revision = row.Long(1), Folds = row.Long(2) },
            row.Long(3),
            row.Long(4),
            row.Real(5),
            new UserSettings
            {
                Id = row.Id(6),
                HomeCurrency = row.Text(7),
                TimeZone = row.Text(8),
                Locale = row.Text(9),
                AccountKind = (AccountKind)row.Int(10),
                AlertBudget = row.Real(11),
            });
    }
}
