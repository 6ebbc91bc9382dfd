using System.Globalization;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Categorization.Training;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Domain.Users.Training;

namespace FinanceTrack.Domain.Categorization.Jobs;

/// <summary>How the served model has done lately.</summary>
/// <param name="Lines">Recent distinct lines whose category a user gave.</param>
/// <param name="Accuracy">Of the served model on them; these are the hard ones, for users do not correct what is right.</param>
/// <param name="PreviousAccuracy">Of its predecessor on the same lines.</param>
/// <param name="AbstainedShare">Of the recent transactions without a given category, how many got none.</param>
public sealed record CategorizationDrift(int Lines, double? Accuracy, double? PreviousAccuracy, double AbstainedShare, bool RolledBack, string Verdict);

/// <summary>
/// The weekly job <c>report-categorization-drift</c>: measures the served model and its predecessor on the last four weeks' answers,
/// and goes back to the predecessor where that does better.
/// </summary>
public sealed class ReportCategorizationDrift(
    Database database, ModelStore store, ModelFormat<CategoryScorer> format, TrainingUsers users, RollBackIfWorse goBack, TimeProvider time) : IJobHandler
{
    public const string JobKind = "report-categorization-drift";

    private const int MinLines = 200;
    private const double Tolerance = .02;

    private static readonly TimeSpan Window = TimeSpan.FromDays(28);

    private static readonly Statement SourcesSql = Statement.Of("""
        SELECT COUNT(*) AS Total, SUM(CASE WHEN CategorySource = @None THEN 1 ELSE 0 END) AS Abstained
        FROM Transactions WHERE CreatedAt >= @Since AND CategorySource <> @Given
        """);

    public string Kind => JobKind;

    public async Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken) =>
        JobOutcome.Success(await MeasureAsync(cancellationToken));

    internal async Task<CategorizationDrift> MeasureAsync(CancellationToken cancellationToken)
    {
        var since = time.Now() - Window;
        var abstained = await AbstainedAsync(since, cancellationToken);
        var served = await store.FindPointerAsync(format.Kind, cancellationToken);
        if (served is null || await store.TryReadAsync(format, served.Pointer.Version, cancellationToken) is not { } current)
            return new CategorizationDrift(0, null, null, abstained, false, ModelVerdict.NothingServed.Text);

        var lines = await GatherAsync(since, cancellationToken);
        var previous = await store.TryReadAsync(format, served.Pointer.Previous, cancellationToken);
        var (accuracy, before) = (Accuracy(current, lines), Accuracy(previous, lines));
        var worse = lines.Count >= MinLines && accuracy < before - Tolerance
            ? string.Create(CultureInfo.InvariantCulture, $"On {lines.Count} recent answers the predecessor was right in {before:0.000}, this model in {accuracy:0.000}.")
            : null;
        var verdict = await goBack.ExecuteAsync(format.Kind, served, worse, cancellationToken);
        return new CategorizationDrift(lines.Count, accuracy, before, abstained, verdict.RolledBackTo is not null, verdict.Text);
    }

    private static double? Accuracy(CategoryScorer? model, List<HeldBackLine> lines) =>
        model is null || lines.Count == 0 ? null : ClassifierTraining.Measure(model, lines).Accuracy;

    private async Task<List<HeldBackLine>> GatherAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var (lines, ofNetwork) = (new List<HeldBackLine>(), new Dictionary<UInt128, int>());
        var learners = await users.ReadAsync(cancellationToken);
        await foreach (var user in UserLines.ReadAsync(database, since, learners, cancellationToken))
        {
            var share = new HeldBackShare(ofNetwork, learners[user.LedgerId]);
            foreach (var line in user.Judge(CategoryScorer.LexiconOnly) ?? [])
            {
                if (share.TryTake())
                    lines.Add(new HeldBackLine(line.Description, line.Category, line.Direction));
            }
        }

        return lines;
    }

    private async Task<double> AbstainedAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var counts = await database.ReadAsync(
            session => session.FindAsync<Counts>(SourcesSql, new { Since = since, CategorySource.None, CategorySource.Given }), cancellationToken);
        return counts is { Total: > 0 } ? (double)(counts.Abstained ?? 0) / counts.Total : 0;
    }

    private sealed record Counts
    {
        public long Total { get; init; }

        public long? Abstained { get; init; }
    }
}
