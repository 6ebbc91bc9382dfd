using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Anomalies.Feedback;

/// <summary>A user's answers.</summary>
public sealed class AnswerData(Database database) : IUserData
{
    private static readonly Statement ReadSql = Statement.Of(
        $"SELECT {AnswerTable.Columns} FROM AnomalyFeedback WHERE UserId = @UserId ORDER BY TransactionId");

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM AnomalyFeedback WHERE UserId = @UserId");

    public IEnumerable<UserDataSet> Export(Guid userId) =>
        [UserDataSet.Of("anomaly-feedback", cancellationToken => ReadAsync(userId, cancellationToken))];

    public Task EraseAsync(DbSession session, Guid userId) => session.ExecuteAsync(DeleteSql, new { UserId = userId });

    private async IAsyncEnumerable<ExportedAnswer> ReadAsync(
        Guid userId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in database.StreamAsync<AnswerRow>(ReadSql, new { UserId = userId }, cancellationToken))
            yield return new ExportedAnswer(row.TransactionId, row.Answer, row.AnsweredAt);
    }
}

/// <summary>An answer in the export.</summary>
public sealed record ExportedAnswer(Guid TransactionId, AnomalyAnswer Answer, DateTimeOffset AnsweredAt);
