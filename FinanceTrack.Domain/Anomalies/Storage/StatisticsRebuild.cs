using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>Folds a user's whole history anew, as if every row were recorded again in its order.</summary>
public static class StatisticsRebuild
{
    private static readonly Statement HistorySql = Statement.Of(
        $"SELECT {FactsRow.Columns} FROM Transactions WHERE UserId = @UserId ORDER BY Sequence");

    /// <param name="session">One that holds the user's ledger when the result is to be stored.</param>
    /// <param name="beforeRow">Sees each row with the statistics as they were before it.</param>
    public static async Task<StatisticsFold> FoldAsync(
        DbSession session, Guid userId, Priors priors, Action<StatisticsFold, TransactionFacts>? beforeRow = null)
    {
        var fold = new StatisticsFold(priors);
        await foreach (var row in session.StreamAsync<FactsRow>(HistorySql, new { UserId = userId }).WithCancellation(session.CancellationToken))
        {
            var facts = row.ToFacts();
            beforeRow?.Invoke(fold, facts);
            fold.Add(in facts);
        }

        return fold;
    }
}
