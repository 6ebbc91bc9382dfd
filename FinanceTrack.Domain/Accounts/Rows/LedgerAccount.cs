using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Accounts.Rows;

/// <summary>What a change of a ledger asks of an account. It changes seldom: the balance is not in it.</summary>
internal sealed record LedgerAccount(
    Guid Id, string Name, AccountKind Kind, Currency Currency, AccountFeed Feed, string? NumberTail, bool IsDefault, bool IsArchived)
{
    /// <summary>A row of <see cref="AccountTable.SetupSql"/>.</summary>
    public static LedgerAccount Read(RowReader row) => new(
        row.Id(0), row.Text(1), (AccountKind)row.Int(2), row.Currency(3), (AccountFeed)row.Int(4), row.OptionalText(5),
        row.Flag(6), row.Flag(7));

    public static LedgerAccount Of(AccountRow row) => new(
        row.Id, row.Name, row.Kind, row.Currency, row.Feed, row.NumberTail, row.IsDefault, row.IsArchived);
}
