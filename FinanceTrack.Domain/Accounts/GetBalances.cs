using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Summaries;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Accounts;

/// <summary>How an account's balance went over time.</summary>
/// <param name="Opening">Before the first of the days, in major units.</param>
/// <param name="Items">The balance at the end of each day, or month, in which it changed; in between it stayed.</param>
public sealed record AccountBalances(
    Guid AccountId, string Currency, DateOnly From, DateOnly To, decimal Opening, IReadOnlyList<BalancePoint> Items, string? NextCursor);

/// <param name="Day">At its end; of a month its last day, or the last day that was asked for.</param>
public sealed record BalancePoint(DateOnly Day, decimal Balance);

/// <summary>Whether a balance is shown for each day or for each month.</summary>
public enum BalanceStep
{
    Day = 0,
    Month = 1,
}

/// <summary>
/// Reads an account's balance over time. Whole months come from the monthly sums and only the days of the range from the rows, by index,
/// so that what lies outside the range costs nothing.
/// </summary>
public sealed class GetBalances(Database database, TimeProvider time)
{
    /// <summary>The longest range by day, and by month.</summary>
    public const int MaxDays = 366, MaxMonths = 120;

    /// <summary>Far behind any row, and before the end of the calendar.</summary>
    private static readonly DateOnly Latest = new(2999, 12, 31);

    /// <param name="from">The first day; a month before <paramref name="to"/> where it is absent.</param>
    /// <param name="to">The last day, included; today where it is absent.</param>
    public async Task<Result<AccountBalances>> ExecuteAsync(
        Guid ledgerId, Guid id, DateOnly? from, DateOnly? to, BalanceStep step, CancellationToken cancellationToken)
    {
        if (from < TransactionDraft.Earliest || to < TransactionDraft.Earliest)
            return new ValidationError(from < TransactionDraft.Earliest ? "from" : "to", "There is no transaction before 1970.");
        if (to > Latest)
            return new ValidationError("to", $"Must not be after {Latest:yyyy-MM-dd}.");
        var last = to ?? DateOnly.FromDateTime(time.Now().UtcDateTime);
        var first = from ?? last.AddMonths(step == BalanceStep.Day ? -1 : -11);
        var isMonthly = step == BalanceStep.Month;
        if (first > last)
            return new ValidationError("from", "The range ends before it begins.");
        if (isMonthly ? Month.Of(last).Index - Month.Of(first).Index >= MaxMonths : last.DayNumber - first.DayNumber >= MaxDays)
            return new ValidationError("from", $"The range must be at most {MaxDays} days, or {MaxMonths} months.");
        return await database.ReadAsync(
            async session => await AccountTable.FindAsync(session, ledgerId, id) is { } account
                ? await ReadAsync(session, account, first, last, isMonthly)
                : (Result<AccountBalances>)new NotFoundError("account"),
            cancellationToken);
    }

    private static async Task<AccountBalances> ReadAsync(DbSession session, AccountRow account, DateOnly from, DateOnly to, bool isMonthly)
    {
        var opening = await BalanceBeforeAsync(session, account, from);
        var changes = isMonthly
            ? await ReadMonthsAsync(session, account, from, to)
            : await LinkedRowTable.ReadDaySumsAsync(session, account.LedgerId, account.Id, from, to);
        var (balance, points) = (opening, new List<BalancePoint>(changes.Count));
        foreach (var (day, minor) in changes)
        {
            balance += minor;
            points.Add(new BalancePoint(day, AmountOf(balance)));
        }

        return new AccountBalances(account.Id, account.Currency.Code, from, to, AmountOf(opening), points, null);

        decimal AmountOf(long minor) => new Money(minor, account.Currency).Amount;
    }

    /// <summary>
    /// The balance at the end of the day before: the present one less the months since, and less the rest of that day's month.
    /// </summary>
    internal static async Task<long> BalanceBeforeAsync(DbSession session, AccountRow account, DateOnly day)
    {
        var later = await SummaryTable.ReadAsync(session, account.LedgerId, Month.Of(day), new Month(int.MaxValue), account.Id);
        var atMonthsStart = account.BalanceMinor - later.Sum(sum => sum.BalanceMinor);
        if (day.Day == 1)
            return atMonthsStart;
        var days = await LinkedRowTable.ReadDaySumsAsync(
            session, account.LedgerId, account.Id, new DateOnly(day.Year, day.Month, 1), day.AddDays(-1));
        return atMonthsStart + days.Sum(sum => sum.Minor);
    }

    /// <summary>Whole months from the monthly sums; the first and the last, of which only a part may be asked for, from the rows.</summary>
    private static async Task<List<(DateOnly Day, long Minor)>> ReadMonthsAsync(
        DbSession session, AccountRow account, DateOnly from, DateOnly to)
    {
        var sums = await SummaryTable.ReadAsync(session, account.LedgerId, Month.Of(from), Month.Of(to), account.Id);
        var months = sums.GroupBy(sum => sum.Month)
            .Select(month => (new Month(month.Key), Minor: month.Sum(sum => sum.BalanceMinor))).ToList();
        var changes = new List<(DateOnly, long)>(months.Count);
        foreach (var (month, minor) in months)
        {
            var (start, end) = (month.FirstDay < from ? from : month.FirstDay, month.LastDay > to ? to : month.LastDay);
            var change = start == month.FirstDay && end == month.LastDay
                ? minor
                : (await LinkedRowTable.ReadDaySumsAsync(session, account.LedgerId, account.Id, start, end)).Sum(day => day.Minor);
            changes.Add((end, change));
        }

        return changes;
    }
}
