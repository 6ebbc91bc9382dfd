using FinanceTrack.Domain.Accounts.Rows;
namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>Whether all statements are in that could hold another leg for a pair.</summary>
internal sealed class StatementCoverage(IReadOnlyList<OwnAccount> accounts, RowIndex rows, TransferOptions options)
{
    private const int ConnectionLagDays = 2;

    private (DateOnly Today, int Rows, DateOnly Until)? _known;

    public bool IsSettled(TransferPair pair, DateOnly today)
    {
        if (today.DayNumber - pair.Since.DayNumber > options.SettledAfterDays)
            return true;
        var later = pair.Outgoing.BookedOn > pair.Incoming.BookedOn ? pair.Outgoing : pair.Incoming;
        var last = later.BookedOn.AddDays(options.CoveredDays);
        return CoveredUntil(today) >= last;
    }

    /// <summary>The day up to which all accounts are covered. It is asked for with every pair, and changes with the rows only.</summary>
    private DateOnly CoveredUntil(DateOnly today)
    {
        if (_known is not var (day, count, until) || day != today || count != rows.Added)
        {
            until = accounts.Where(account => account.Feed != AccountFeed.Manual)
                .Select(account => CoveredUntil(account, today)).DefaultIfEmpty(DateOnly.MaxValue).Min();
            _known = (today, rows.Added, until);
        }

        return until;
    }

    private DateOnly CoveredUntil(OwnAccount account, DateOnly today) =>
        account.Feed == AccountFeed.Connection ? today.AddDays(-ConnectionLagDays) : rows.LastDayOf(account.Id) ?? DateOnly.MinValue;
}
