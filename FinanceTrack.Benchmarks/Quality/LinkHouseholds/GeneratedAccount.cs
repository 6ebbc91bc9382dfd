using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Benchmarks.Quality.LinkHouseholds;

/// <summary>An account while its household is generated. One that is not imported exists, but the ledger knows nothing of it.</summary>
internal sealed record GeneratedAccount(
    OwnAccount Account, Currency Currency, string Bank, string Number, string Holder, bool IsImported, bool IsWallet, LineStyle Style,
    int FileDays, int FilePhase)
{
    public AccountKind Kind => Account.Kind;

    /// <summary>The day on which a row reaches the ledger.</summary>
    public DateOnly Arrival(DateOnly booked, Random random) => Account.Feed switch
    {
        AccountFeed.Connection => booked.AddDays(1),
        AccountFeed.Manual => booked.AddDays(random.Chance(.7) ? 0 : random.Next(1, 10)),
        _ => DateOnly.FromDayNumber(((booked.DayNumber + FilePhase) / FileDays + 1) * FileDays - FilePhase),
    };
}
