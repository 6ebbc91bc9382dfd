using FinanceTrack.Domain.Accounts.Rows;
namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>Whether all statements are in that could hold another leg for a pair.</summary>
internal sealed class StatementCoverage(IReadOnlyList<OwnAccount> accounts, RowIndex rows, TransferOptions options)
{
    private const int ConnectionLagDays = 2;

    public bool IsSettled(TransferPair pair, DateOnly today)
    {
        if (today.DayNumber - pair.Since.DayNumber > options.SettledAfterDays)
            return true;
        var later = pair.Outgoing.BookedOn > pair.Incoming.BookedOn ? pair.Outgoing : pair.Incoming;
        var last = later.BookedOn.AddDays(options.CoveredDays);
        foreach (var account in accounts)
        {
            if (account.Feed != AccountFeed.Manual && CoveredUntil(account, today) < last)
                return false;
        }

        return true;
    }

    private DateOnly CoveredUntil(OwnAccount account, DateOnly today) =>
        account.Feed == AccountFeed.Connection ? today.AddDays(-ConnectionLagDays) : rows.LastDayOf(account.Id) ?? DateOnly.MinValue;
}
