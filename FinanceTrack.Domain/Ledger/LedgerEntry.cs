using FinanceTrack.Domain.Categorization;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Ledger;

/// <summary>A row on its way into the ledger, with what its category is told from.</summary>
internal sealed record LedgerEntry(TransactionRow Row, PreparedInput Input)
{
    public static LedgerEntry Of(TransactionRow row) => new(row, new PreparedInput(new CategorizationInput(row.Description, row.Money)));
}
