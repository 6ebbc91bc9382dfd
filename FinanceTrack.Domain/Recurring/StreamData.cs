using System.Diagnostics.CodeAnalysis;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Recurring.Storage;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Recurring;

/// <summary>What recurs in a ledger, and what its members have decided about it.</summary>
public sealed class StreamData(Database database) : ILedgerData
{
    public IEnumerable<UserDataSet> Export(Guid ledgerId, Guid readerId) =>
        [UserDataSet.Of("recurring", cancellationToken => ReadAsync(ledgerId, cancellationToken))];

    public Task EraseAsync(DbSession session, Guid ledgerId) => StreamTable.EraseAsync(session, ledgerId);

    private async IAsyncEnumerable<ExportedStream> ReadAsync(
        Guid ledgerId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in await database.ReadAsync(session => StreamTable.ListAsync(session, ledgerId), cancellationToken))
            yield return ExportedStream.Of(row);
    }
}

/// <summary>A stream as it is exported: flat, for a table.</summary>
[SuppressMessage("Naming", "CA1711", Justification = "Recurring stream is the field's term.")]
public sealed record ExportedStream(
    Guid Id, string? Name, string Merchant, bool IsIncome, string Currency, Period Period, StreamStatus Status, decimal Amount,
    DateOnly FirstDate, DateOnly LastDate, DateOnly? NextDate, StreamDecision Decision, DateTimeOffset? DecidedAt)
{
    internal static ExportedStream Of(StreamRow row) => new(
        row.Id, row.Name, row.Merchant, row.IsIncome, row.Currency.Code, row.Period, row.Status,
        StreamDetails.Major(row.AmountMinor, row), row.FirstOn, row.LastOn, row.NextOn, row.Decision, row.DecidedAt);
}
