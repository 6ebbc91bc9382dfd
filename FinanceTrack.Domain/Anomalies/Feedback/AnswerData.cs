using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Anomalies.Feedback;

/// <summary>A user's answers.</summary>
public sealed class AnswerData(Database database) : ILedgerData
{
    private static readonly Statement ReadSql = Statement.Of(
        $"SELECT {AnswerTable.Columns} FROM AnomalyFeedback WHERE LedgerId = @LedgerId ORDER BY TransactionId");

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM AnomalyFeedback WHERE LedgerId = @LedgerId");

    public IEnumerable<UserDataSet> Export(Guid ledgerId, Guid readerId) =>
        [UserDataSet.Of("anomaly-feedback", cancellationToken => ReadAsync(ledgerId, cancellationToken))];

    public Task EraseAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(DeleteSql, new { LedgerId = ledgerId });

    private async IAsyncEnumerable<ExportedAnswer> ReadAsync(
        Guid ledgerId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in database.StreamAsync<AnswerRow>(ReadSql, new { LedgerId = ledgerId }, cancellationToken))
            yield return new ExportedAnswer(row.TransactionId, row.Answer, row.AnsweredAt);
    }
}

/// <summary>An answer in the export.</summary>
public sealed record ExportedAnswer(Guid TransactionId, AnomalyAnswer Answer, DateTimeOffset AnsweredAt);
