using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions;

/// <summary>A new transaction on its way from the first check to the answer.</summary>
/// <param name="Draft">Null when one of the checks that need no database failed.</param>
/// <param name="Error">What is wrong with it, by pointer into the item; null when nothing is.</param>
/// <param name="Row">Null until it is recorded.</param>
internal sealed record IntakeItem(TransactionDraft? Draft, ValidationError? Error = null, TransactionRow? Row = null);
