namespace FinanceTrack.Domain.Recurring.Storage;

/// <summary>A ledger's rows, apart by what they are.</summary>
/// <param name="Rows">Income and spending.</param>
/// <param name="Moves">Movements between own accounts: never spending, though they move the balance of an account.</param>
internal sealed record LedgerRows(IReadOnlyList<RecurringRow> Rows, IReadOnlyList<RecurringRow> Moves);
