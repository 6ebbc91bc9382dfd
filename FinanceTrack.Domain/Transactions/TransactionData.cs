using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Summaries;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Transactions;

/// <summary>A ledger's transactions, and what is derived of them.</summary>
public sealed class TransactionData(Database database) : ILedgerData
{
    public IEnumerable<UserDataSet> Export(Guid ledgerId, Guid readerId) =>
    [
        UserDataSet.Of("transactions", cancellationToken => ReadAsync(ledgerId, cancellationToken)),
        UserDataSet.Of("transaction-parts", cancellationToken => ReadPartsAsync(ledgerId, cancellationToken)),
    ];

    public async Task EraseAsync(DbSession session, Guid ledgerId)
    {
        await StatisticsTable.DeleteAsync(session, ledgerId);
        await SummaryTable.DeleteAsync(session, ledgerId);
        await PartTable.EraseAsync(session, ledgerId);
        await SearchBlockTable.EraseAsync(session, ledgerId);
        await TransactionTable.EraseAsync(session, ledgerId);
    }

    private async IAsyncEnumerable<ExportedTransaction> ReadAsync(
        Guid ledgerId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in TransactionTable.StreamAsync(database, ledgerId, cancellationToken))
            yield return ExportedTransaction.Of(row);
    }

    private async IAsyncEnumerable<ExportedPart> ReadPartsAsync(
        Guid ledgerId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var part in await database.ReadAsync(session => PartTable.ReadAllAsync(session, ledgerId), cancellationToken))
            yield return new ExportedPart(part.TransactionId, part.Number, part.CategoryId, part.AmountMinor, part.Note);
    }
}

/// <summary>A part of a split transaction as it is exported.</summary>
/// <param name="AmountMinor">In minor units of the transaction's currency.</param>
public sealed record ExportedPart(Guid TransactionId, int Number, Guid? CategoryId, long AmountMinor, string? Note);

/// <summary>A transaction as it is exported: flat, for a table.</summary>
public sealed record ExportedTransaction(
    Guid Id, DateOnly BookedOn, DateTimeOffset? OccurredAt, decimal Amount, string Currency, string Description, string? Note,
    string? ExternalId, Guid? CategoryId, CategorySource CategorySource, double AnomalyScore, bool IsAnomaly, string AnomalyReasons,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, Guid AccountId, TransactionRole Role, decimal Refunded,
    decimal RefundExpected)
{
    internal static ExportedTransaction Of(TransactionRow row) => new(
        row.Id, row.BookedOn, row.OccurredAt, row.Money.Amount, row.Currency.Code, row.Description, row.Note,
        row.ExternalId, row.CategoryId, row.CategorySource, row.Score, row.IsAnomaly,
        string.Join("; ", new ScoreReasons(row.Reasons).Read().Select(r => r.Text)),
        row.CreatedAt, row.UpdatedAt, row.AccountId, row.Role, new Money(row.RefundedMinor, row.Currency).Amount,
        new Money(row.RefundExpectedMinor, row.Currency).Amount);
}
