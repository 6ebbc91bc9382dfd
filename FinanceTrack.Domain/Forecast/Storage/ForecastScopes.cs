using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Domain.Forecast.Storage;

/// <summary>
/// Decides what is forecast of a ledger and from which rows. All of a currency together starts from the balances of the accounts that
/// money is spent from, and movements among these do not count. An account starts from its own balance, which movements do change.
/// </summary>
internal sealed class ForecastScopes(ForecastInput input, DateOnly today)
{
    private const int MaxCurrencies = 8;
    private const int MaxAccounts = 20;
    private const int RecentDays = 180;

    private readonly Dictionary<Guid, int> _recentRows = input.Rows.Concat(input.Moves)
        .Where(row => row.Date <= today && today.DayNumber - row.Date.DayNumber <= RecentDays)
        .GroupBy(row => row.AccountId).ToDictionary(account => account.Key, account => account.Count());

    private readonly Dictionary<Guid, Guid> _accountOfRow = input.Rows.ToDictionary(row => row.Id, row => row.AccountId);

    /// <summary>The wholes first, the currency with the most rows first.</summary>
    public IEnumerable<ForecastScope> All(CancellationToken cancellationToken = default) =>
        CurrenciesOf().Select(currency => Whole(currency, cancellationToken))
            .Concat(Accounts().Select(account => Account(account, cancellationToken)));

    /// <summary>Those with the most rows of the last half year.</summary>
    private IEnumerable<Currency> CurrenciesOf() => input.Rows
        .Where(row => row.Date <= today && today.DayNumber - row.Date.DayNumber <= RecentDays)
        .Select(row => row.Amount.Currency)
        .Concat(input.Accounts.Where(account => IsSpentFrom(account) && account.IsBalanceKnown).Select(account => account.Currency))
        .GroupBy(currency => currency)
        .OrderByDescending(currency => currency.Count()).ThenBy(currency => currency.Key.Code, StringComparer.Ordinal)
        .Take(MaxCurrencies)
        .Select(currency => currency.Key);

    private IEnumerable<AccountRow> Accounts() => input.Accounts
        .Where(account => IsSpentFrom(account) && (account.IsBalanceKnown || _recentRows.ContainsKey(account.Id)))
        .OrderByDescending(account => _recentRows.GetValueOrDefault(account.Id)).ThenBy(account => account.Id)
        .Take(MaxAccounts);

    private ForecastScope Whole(Currency currency, CancellationToken cancellationToken)
    {
        var members = input.Accounts.Where(account => account.Currency == currency && IsSpentFrom(account)).ToList();
        var streams = input.Streams.Where(stream => stream.Currency == currency).ToList();
        // Without one of the balances the sum would say too little, and nothing would show it.
        if (!members.Exists(account => account.IsBalanceKnown)
            || members.Exists(account => !account.IsBalanceKnown && _recentRows.ContainsKey(account.Id)))
        {
            return new ForecastScope(
                Guid.Empty, currency, [.. input.Rows.Where(row => row.Amount.Currency == currency)], streams, null, null, null);
        }

        var ids = members.Select(account => account.Id).ToHashSet();
        var moves = input.Moves.Where(row => ids.Contains(row.AccountId) && !IsAmong(row, ids)).ToList();
        return new ForecastScope(
            Guid.Empty,
            currency,
            [.. input.Rows.Where(row => ids.Contains(row.AccountId)), .. moves],
            [
                .. streams.Where(stream => ids.Contains(AccountOf(stream))),
                .. RecurringDetector.Detect(moves, today, cancellationToken: cancellationToken),
            ],
            members.Sum(BalanceToday),
            members.Sum(account => account.Kind == AccountKind.Card ? 0 : account.FloorMinor ?? 0),
            members.Where(account => account.Kind != AccountKind.Savings).Sum(BalanceToday));
    }

    private ForecastScope Account(AccountRow account, CancellationToken cancellationToken)
    {
        var moves = input.Moves.Where(row => row.AccountId == account.Id).ToList();
        long? balance = account.IsBalanceKnown ? BalanceToday(account) : null;
        return new ForecastScope(
            account.Id,
            account.Currency,
            [.. input.Rows.Where(row => row.AccountId == account.Id), .. moves],
            [
                .. input.Streams.Where(stream => AccountOf(stream) == account.Id),
                .. RecurringDetector.Detect(moves, today, cancellationToken: cancellationToken),
            ],
            balance,
            // A card is below zero as a rule: without a floor nothing is too low.
            account.FloorMinor ?? (account.Kind == AccountKind.Card ? null : 0),
            balance);
    }

    /// <summary>The rows booked after today are in the balance already.</summary>
    private long BalanceToday(AccountRow account) => account.BalanceMinor - input.Rows.Concat(input.Moves)
        .Where(row => row.AccountId == account.Id && row.Date > today).Sum(row => row.Amount.MinorUnits);

    private bool IsAmong(RecurringRow move, HashSet<Guid> accounts) =>
        input.Partners.TryGetValue(move.Id, out var other) && accounts.Contains(other);

    private Guid AccountOf(RecurringStream stream) => _accountOfRow.GetValueOrDefault(stream.Payments[^1].RowId);

    private static bool IsSpentFrom(AccountRow account) =>
        !account.IsArchived && account.Kind is (AccountKind.Current or AccountKind.Savings or AccountKind.Card or AccountKind.Cash);
}
