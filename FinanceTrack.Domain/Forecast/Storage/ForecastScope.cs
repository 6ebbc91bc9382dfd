using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Domain.Forecast.Storage;

/// <summary>What the forecasts of a ledger are made from.</summary>
/// <param name="Rows">Income and spending.</param>
/// <param name="Moves">Movements between own accounts.</param>
/// <param name="Partners">By each side of a linked movement, the account of the other side.</param>
/// <param name="Streams">As a person has decided about them.</param>
internal sealed record ForecastInput(
    Guid LedgerId, IReadOnlyList<RecurringRow> Rows, IReadOnlyList<RecurringRow> Moves, IReadOnlyDictionary<Guid, Guid> Partners,
    IReadOnlyList<RecurringStream> Streams, IReadOnlyList<AccountRow> Accounts);

/// <summary>What one forecast is about: an account, or all accounts of a currency together.</summary>
/// <param name="AccountId">Empty for the whole.</param>
/// <param name="Balance">Today's; null where it is not known, so that the cash flow is forecast.</param>
/// <param name="Spendable">Of the balance, what is not saved.</param>
internal sealed record ForecastScope(
    Guid AccountId, Currency Currency, IReadOnlyList<RecurringRow> Rows, IReadOnlyList<RecurringStream> Streams, long? Balance,
    long? Floor, long? Spendable);
