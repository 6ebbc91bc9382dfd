using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Insights.Storage;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Insights;

/// <summary>What was told about a ledger, and what its members did not want to be told again.</summary>
public sealed class InsightData(Database database) : ILedgerData
{
    public IEnumerable<UserDataSet> Export(Guid ledgerId, Guid readerId) =>
        [UserDataSet.Of("insights", cancellationToken => ReadAsync(ledgerId, readerId, cancellationToken))];

    public Task EraseAsync(DbSession session, Guid ledgerId) => InsightTable.EraseAsync(session, ledgerId);

    private async IAsyncEnumerable<ExportedInsight> ReadAsync(
        Guid ledgerId, Guid readerId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (words, rows) = await database.ReadAsync(
            async session =>
                (await InsightWords.ReadAsync(session, ledgerId, readerId), await InsightTable.ListAsync(session, ledgerId)),
            cancellationToken);
        foreach (var insight in rows.Select(words.Describe))
        {
            yield return new ExportedInsight(
                insight.Id, insight.Kind, insight.Severity, insight.Date, insight.Currency, insight.Amount, insight.Text,
                insight.Dismissed, insight.DismissedAt, insight.FoundAt);
        }
    }
}

/// <summary>An insight as it is exported: flat, for a table.</summary>
public sealed record ExportedInsight(
    Guid Id, InsightKind Kind, InsightSeverity Severity, DateOnly Date, string Currency, decimal Amount, string Text, bool Dismissed,
    DateTimeOffset? DismissedAt, DateTimeOffset FoundAt);
