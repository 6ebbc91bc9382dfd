using System.Globalization;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Ledger;

/// <summary>Bounds how many transactions a ledger holds: what reads all of them takes as long as they are many.</summary>
internal static class LedgerSize
{
    /// <param name="rows">How many are about to be recorded.</param>
    /// <param name="most">How many the ledger may hold; 0 means any number.</param>
    /// <returns>An error where they are too many. A ledger in which fewer were ever recorded costs no query.</returns>
    public static async Task<UnprocessableError?> RefuseAsync(
        DbSession session, Guid ledgerId, LedgerVersion version, int rows, int most) =>
        most == 0 || version.LastSequence + rows <= most || await TransactionTable.CountAsync(session, ledgerId) + rows <= most
            ? null
            : new UnprocessableError(string.Create(
                CultureInfo.InvariantCulture, $"A ledger holds at most {most:N0} transactions. Nothing was recorded."));
}
