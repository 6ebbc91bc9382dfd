using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Models;
using FinanceTrack.Domain.Transactions;

namespace FinanceTrack.Domain.Categorization.Training;

/// <summary>How the served model has done lately.</summary>
/// <param name="Lines">Recent distinct lines whose category a user gave.</param>
/// <param name="Accuracy">Of the served model on them; these are the hard ones, for nobody corrects what is right.</param>
/// <param name="PreviousAccuracy">Of its predecessor on the same lines.</param>
/// <param name="AbstainedShare">Of the recent transactions without a given category, how many got none.</param>
public sealed record CategorizationDrift(int Lines, double? Accuracy, double? PreviousAccuracy, double AbstainedShare, bool RolledBack, string Verdict);

/// <summary>
/// The weekly job <c>report-categorization-drift</c>: measures the served model and its predecessor on the last four weeks' answers,
/// and goes back to the predecessor where that does better.
/// </summary>
public sealed class ReportCategorizationDrift(
    Database database, ModelStore store, ModelFormat<CategoryScorer> format, RollBackModel rollBack, TimeProvider time) : IJobHandler
{
    public const string JobKind = "report-categorization-drift";

    private const int LeastLines = 200;
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
        var seen = await store.FindPointerAsync(format.Kind, cancellationToken);
        if (seen is not { Pointer: var pointer } || await ReadAsync(pointer.Version, cancellationToken) is not { } current)
            return new CategorizationDrift(0, null, null, abstained, false, "No model is served.");

        var lines = await GatherAsync(since, cancellationToken);
        var previous = pointer.Previous is { } version ? await ReadAsync(version, cancellationToken) : null;
        var accuracy = lines.Count == 0 ? (double?)null : ClassifierTraining.Measure(current, lines).Accuracy;
        var before = lines.Count == 0 || previous is null ? (double?)null : ClassifierTraining.Measure(previous, lines).Accuracy;
        var drift = new CategorizationDrift(lines.Count, accuracy, before, abstained, false, "The served model stays.");
        if (lines.Count < LeastLines || !(accuracy < before - Tolerance))
            return drift;
        if (pointer.Pinned)
            return drift with { Verdict = "The predecessor does better, but what is served is pinned." };
        var reason = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"On {lines.Count} recent answers the predecessor was right in {before:0.000}, this model in {accuracy:0.000}.");
        return (await rollBack.ExecuteAsync(format.Kind, new PointerReason(reason), seen.Tag, cancellationToken)).Succeeded
            ? drift with { RolledBack = true, Verdict = $"Rolled back. {reason}" }
            : drift with { Verdict = "The predecessor does better, but somebody changed what is served meanwhile." };
    }

    private async Task<List<HeldBackLine>> GatherAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var lines = new List<HeldBackLine>();
        await foreach (var user in UserLines.ReadAsync(database, since, cancellationToken))
            lines.AddRange((user.Judge(CategoryScorer.LexiconOnly) ?? []).Select(line => new HeldBackLine(line.Description, line.Category, line.Direction)));
        return lines;
    }

    private async Task<double> AbstainedAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var counts = await database.ReadAsync(
            session => session.FindAsync<Counts>(SourcesSql, new { Since = since, CategorySource.None, CategorySource.Given }), cancellationToken);
        return counts is { Total: > 0 } ? (double)(counts.Abstained ?? 0) / counts.Total : 0;
    }

    private async Task<CategoryScorer?> ReadAsync(string version, CancellationToken cancellationToken)
    {
        try
        {
            return format.Read(await store.ReadAsync(format.Kind, format.Schema, version, cancellationToken));
        }
        catch (InvalidDataException)
        {
            return null; // Refused and logged where models are served; here it only means that there is nothing to measure.
        }
    }

    private sealed record Counts
    {
        public long Total { get; init; }

        public long? Abstained { get; init; }
    }
}
