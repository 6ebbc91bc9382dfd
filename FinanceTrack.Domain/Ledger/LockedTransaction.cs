using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Ledger;

/// <summary>A transaction as it is while its ledger is locked: nothing changes it before the database transaction ends.</summary>
internal sealed record LockedTransaction(LedgerState Ledger, TransactionRow Row);
