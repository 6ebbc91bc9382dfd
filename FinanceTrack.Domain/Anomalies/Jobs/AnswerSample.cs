using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Anomalies.Training;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Anomalies.Jobs;

/// <summary>The answers that belong to sampled histories, screened user by user.</summary>
internal sealed class AnswerSample(Database database)
{
    private const int MaxRead = 1_000;

    private static readonly Statement LatestSql = Statement.Of(d => $"""
        SELECT TransactionId, Answer FROM AnomalyFeedback WHERE LedgerId = @LedgerId
        ORDER BY AnsweredAt DESC, TransactionId
        {d.Limit("@MaxRead")}
        """);

    public async Task<IReadOnlyList<Answer>> ReadAsync(
        IReadOnlyList<SampledHistory> sample, Priors priors, CancellationToken cancellationToken)
    {
        var answers = new List<Answer>();
        for (var i = 0; i < sample.Count; i++)
        {
            var rows = await database.ReadAsync(
                session => session.QueryAsync<AnsweredRow>(LatestSql, new { sample[i].LedgerId, MaxRead }), cancellationToken);
            if (rows.Count > 0)
                answers.AddRange(Screened(sample[i], i, rows, priors));
        }

        return answers;
    }

    private static IEnumerable<Answer> Screened(SampledHistory history, int position, IReadOnlyList<AnsweredRow> rows, Priors priors)
    {
        var places = history.TransactionIds.Select((id, row) => (id, row)).ToDictionary(pair => pair.id, pair => pair.row);
        var own = rows.Where(row => places.ContainsKey(row.TransactionId))
            .Select(row => new Answer(position, places[row.TransactionId], row.Answer == AnomalyAnswer.Confirmed))
            .ToList();
        var tails = Tails(history.Rows, priors);
        return AnswerScreening.Screen(own, answer => tails[answer.Row]);
    }

    private static List<double> Tails(IReadOnlyList<TransactionFacts> rows, Priors priors)
    {
        var fold = new StatisticsFold(priors);
        var sum = new SumCombiner(priors.SumTail);
        var tails = new List<double>();
        foreach (var row in rows)
        {
            var components = fold.Add(in row).Components;
            tails.Add(sum.Combine(in components).Tail);
        }

        return tails;
    }

    private sealed record AnsweredRow
    {
        public Guid TransactionId { get; init; }

        public AnomalyAnswer Answer { get; init; }
    }
}
