using System.Globalization;
using System.Security.Cryptography;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Anomalies.Training;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Models;

namespace FinanceTrack.Domain.Anomalies.Jobs;

/// <summary>What a training came to.</summary>
/// <param name="AveragePrecision">Of the new model, on users held back; null when there was too little history to train on.</param>
/// <param name="Before">The same of what is served now: the current model, or the sum where there is none.</param>
/// <param name="Version">Under which the model is stored, promoted or not.</param>
public sealed record AnomalyTrainingReport(
    int Users, int Rows, int Answers, double? AveragePrecision = null, double? Before = null, string? Version = null, bool Promoted = false);

/// <summary>
/// Trains a model on a sample of histories and answers, holds it against the served one on users that the training did not
/// see, and promotes it when it is better there. Whatever goes wrong, the served model stays.
/// </summary>
public sealed class TrainAnomalyModel(Database database, ScorerSource scorers, ModelStore store, PromoteModel promote, TimeProvider time) : IJobHandler
{
    public const string JobKind = "train-anomaly-model";

    private const int Seed = 1;
    private const int MostUsers = 4_000, MostRowsOfOne = 1_500, MostRows = 200_000;
    private const int FewestUsers = 10, FewestRows = 3_000;
    private const int HeldBackEvery = 5;

    public string Kind => JobKind;

    public async Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        await context.ReportAsync(0.05, "reading histories", null, cancellationToken);
        var sample = await new HistorySample(database).DrawAsync(MostUsers, MostRowsOfOne, MostRows, Seed, cancellationToken);
        var rows = sample.Sum(history => history.Rows.Count);
        if (sample.Count < FewestUsers || rows < FewestRows)
            return JobOutcome.Success(new AnomalyTrainingReport(sample.Count, rows, 0));

        var scorer = await scorers.GetAsync(cancellationToken);
        var taught = sample.Where((_, i) => i % HeldBackEvery != 0).ToList();
        var answers = await new AnswerSample(database).ReadAsync(taught, scorer.Priors, cancellationToken);
        await context.ReportAsync(0.2, $"training on {rows} rows and {answers.Count} answers", null, cancellationToken);
        var model = new AnomalyTrainer(scorer.Priors, Seed).Train("candidate", Rows(taught), answers, cancellationToken);

        await context.ReportAsync(0.8, "comparing with what is served", null, cancellationToken);
        var heldBack = new HeldBack(scorer.Priors, Rows(sample.Where((_, i) => i % HeldBackEvery == 0)));
        var report = new AnomalyTrainingReport(
            sample.Count, rows, answers.Count, heldBack.AveragePrecision(model), heldBack.AveragePrecision(scorer.Combiner));
        return JobOutcome.Success(await KeepAsync(report, model, sample, answers, cancellationToken));
    }

    private async Task<AnomalyTrainingReport> KeepAsync(
        AnomalyTrainingReport report, AnomalyModel model, IReadOnlyList<SampledHistory> sample, IReadOnlyList<Answer> answers, CancellationToken cancellationToken)
    {
        var (precision, before) = (report.AveragePrecision ?? 0, report.Before ?? 0);
        var manifest = await store.SaveAsync(
            new NewModel(
                AnomalyModelFormat.KindName, AnomalyModelCodec.Form, AnomalyModelCodec.Encode(model.Parts), time.Now(), Fingerprint(sample, answers),
                new Dictionary<string, double> { ["averagePrecision"] = precision, ["averagePrecisionOfServed"] = before, ["rows"] = report.Rows, ["answers"] = report.Answers }),
            cancellationToken);
        report = report with { Version = manifest.Version };
        var isPinned = await store.FindPointerAsync(AnomalyModelFormat.KindName, cancellationToken) is { Pointer.Pinned: true };
        if (!(precision > before) || isPinned)
            return report;
        var reason = string.Create(CultureInfo.InvariantCulture, $"Average precision {precision:0.000} on users held back, {before:0.000} before.");
        var promoted = await promote.ExecuteAsync(AnomalyModelFormat.KindName, manifest.Version, pin: false, reason, cancellationToken);
        return report with { Promoted = promoted.Succeeded };
    }

    private static List<IReadOnlyList<TransactionFacts>> Rows(IEnumerable<SampledHistory> sample) => [.. sample.Select(history => history.Rows)];

    /// <summary>A hash over the ids of what was learned from: equal data, equal fingerprint, and nothing of the data in it.</summary>
    private static string Fingerprint(IReadOnlyList<SampledHistory> sample, IReadOnlyList<Answer> answers)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var id in sample.SelectMany(history => history.TransactionIds)) hash.AppendData(id.ToByteArray());
        foreach (var answer in answers)
        {
            hash.AppendData(BitConverter.GetBytes(answer.History));
            hash.AppendData(BitConverter.GetBytes(answer.Row));
            hash.AppendData([(byte)(answer.Confirmed ? 1 : 0)]);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
