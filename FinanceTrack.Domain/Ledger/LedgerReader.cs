using FinanceTrack.Domain.Caching;
using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Ledger;

/// <summary>
/// Reads users' ledgers in one round trip. What a user has set up and answered is cached between requests
/// (<see cref="StampedCache{TStamp, TValue}"/>): within a transaction the ledger is read before anything is changed, so that
/// what is cached was committed.
/// </summary>
public sealed class LedgerReader : IDisposable
{
    private const int MaxUsers = 2_000;

    private static readonly Statement LockSql = LedgersTable.LockSql.Then(UserSettings.FindSql);

    private static readonly Statement ReadSql = LedgersTable.ReadSql.Then(UserSettings.FindSql);

    private readonly StampedCache<long, LedgerSetup> _setups = new(MaxUsers);
    private readonly StampedCache<long, AnsweredTerms> _answered = new(MaxUsers);

    /// <summary>The ledger, locked until the transaction ends; null when there is no such user.</summary>
    internal Task<LedgerState?> LockAsync(DbSession session, Guid ledgerId) => FindAsync(session, LockSql, ledgerId);

    /// <summary>The ledger, not locked; null when there is no such user.</summary>
    internal Task<LedgerState?> FindAsync(DbSession session, Guid ledgerId) => FindAsync(session, ReadSql, ledgerId);

    public void Dispose()
    {
        _setups.Dispose();
        _answered.Dispose();
    }

    private async Task<LedgerState?> FindAsync(DbSession session, Statement statement, Guid ledgerId)
    {
        LedgerVersion? version;
        UserSettings? user;
        await using (var results = await session.ReadAsync(statement, new { LedgerId = ledgerId, UserId = ledgerId }))
        {
            version = await results.FindAsync(LedgerVersion.Read);
            user = await results.FindAsync(UserSettings.Read);
        }

        return version is null || user is null
            ? null
            : new LedgerState(
                ledgerId,
                version,
                user,
                await SetupAsync(session, ledgerId, version.SetupVersion),
                Answered(ledgerId, version.MemoryVersion));
    }

    private async ValueTask<LedgerSetup> SetupAsync(DbSession session, Guid ledgerId, long version)
    {
        if (_setups.Find(ledgerId, version) is { } cached)
            return cached;
        var setup = await LedgerSetup.ReadAsync(session, ledgerId);
        _setups.Keep(ledgerId, version, setup);
        return setup;
    }

    private AnsweredTerms Answered(Guid ledgerId, long version)
    {
        if (_answered.Find(ledgerId, version) is { } cached)
            return cached;
        var answered = new AnsweredTerms();
        _answered.Keep(ledgerId, version, answered);
        return answered;
    }
}
