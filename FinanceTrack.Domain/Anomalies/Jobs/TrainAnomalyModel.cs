using System.Globalization;
using System.Security.Cryptography;
using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Anomalies.Training;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Domain.Users.Training;

namespace FinanceTrack.Domain.Anomalies.Jobs;

/// <summary>What a training came to.</summary>
/// <param name="Reason">Why the model is served from now on, or why not.</param>
/// <param name="AveragePrecision">Of the new model, on what was held back; null when there was too little history to train or to measure on.</param>
/// <param name="Before">The same of what is served: the current model, or the sum where there is none that can be read.</param>
/// <param name="Version">Under which the model is stored, promoted or not.</param>
public sealed record AnomalyTrainingReport(
    int Users, int Rows, int Answers, string Reason, double? AveragePrecision = null, double? Before = null, string? Version = null, bool Promoted = false);

/// <summary>
/// Trains a model on a sample of histories and answers, compares it with the served one on users and times that the training did not
/// see, and promotes it when it is better there. What is served changes last and in one step, so that a crash anywhere, or a
/// second training at the same time, leaves a good model in place.
/// </summary>
public sealed class TrainAnomalyModel(
    Database database,
    ScorerSource scorers,
    ModelStore store,
    ModelFormat<AnomalyModelParts> format,
    TrainingUsers users,
    AnomalyTrainingPlan plan,
    TimeProvider time)
{
    private const int Seed = 1;
    private const int MaxUsers = 4_000, MaxRowsOfOne = 1_500;

    /// <param name="report">Told how far it is, 0..1, and in words.</param>
    public async Task<AnomalyTrainingReport> ExecuteAsync(Func<double, string, Task> report, CancellationToken cancellationToken)
    {
        await report(0.05, "Reading histories");
        var sample = await new HistorySample(database, users).DrawAsync(MaxUsers, MaxRowsOfOne, plan.MaxRows, Seed, cancellationToken);
        var rows = sample.Sum(history => history.Rows.Count);
        if (sample.Count < plan.MinUsers || rows < plan.MinRows)
            return new AnomalyTrainingReport(sample.Count, rows, 0, $"{plan.MinUsers} users with {plan.MinRows} rows are needed: what is served stays.");

        var priors = (await scorers.GetAsync(cancellationToken)).Priors;
        var split = SampleSplit.Of(sample);
        var said = new AnswerSample(database);
        var answers = await said.ReadAsync(split.TrainingSet, priors, cancellationToken);
        await report(0.2, $"Training on {rows} rows and {answers.Count} answers");
        var model = new AnomalyTrainer(priors, Seed).Train("candidate", Rows(split.TrainingSet), answers, cancellationToken);

        await report(0.8, "Comparing with what is served");
        var heldBack = new HeldBack(priors, Rows(split.EvaluationSet), split.From, await said.ReadAsync(split.EvaluationSet, priors, cancellationToken));
        var precision = heldBack.AveragePrecision(model);
        var trained = new AnomalyTrainingReport(sample.Count, rows, answers.Count, "", precision);
        var manifest = await store.SaveAsync(
            new NewModel(format.Kind, format.Schema, AnomalyModelCodec.Encode(model.Parts), time.Now(), Fingerprint(sample, answers), Metrics(trained)), cancellationToken);
        return await PromoteAsync(trained with { Version = manifest.Version }, heldBack, priors, cancellationToken);
    }

    /// <summary>Compares with whatever is served at that moment; when that changes in between, compares again.</summary>
    private async Task<AnomalyTrainingReport> PromoteAsync(AnomalyTrainingReport trained, HeldBack heldBack, Priors priors, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var seen = await store.FindPointerAsync(format.Kind, cancellationToken);
            var before = heldBack.AveragePrecision(await ServedAsync(seen?.Pointer, priors, cancellationToken));
            var reason = string.Create(
                CultureInfo.InvariantCulture, $"Average precision {trained.AveragePrecision:0.000} on what was held back, {before:0.000} for what was served.");
            var report = trained with { Before = before, Reason = reason };
            if (seen is { Pointer.Pinned: true })
                return report with { Reason = $"What is served is pinned. {reason}" };
            if (!(trained.AveragePrecision > before))
                return report with { Reason = $"No better. {reason}" };
            var pointer = ModelPointer.To(trained.Version!, seen?.Pointer, time.Now(), reason);
            if (await store.TryPointAsync(format.Kind, pointer, seen?.Tag, cancellationToken) is not null)
                return report with { Promoted = true };
        }
    }

    /// <summary>The model that a pointer names; the sum where there is none, or one that cannot be served.</summary>
    private async Task<ICombiner> ServedAsync(ModelPointer? pointer, Priors priors, CancellationToken cancellationToken) =>
        await store.TryReadAsync(format, pointer?.Version, cancellationToken) is { } parts
            ? new AnomalyModel(pointer!.Version, parts)
            : new SumCombiner(priors.SumTail);

    private static Dictionary<string, double> Metrics(AnomalyTrainingReport trained) => new()
    {
        ["averagePrecision"] = trained.AveragePrecision ?? 0,
        ["users"] = trained.Users,
        ["rows"] = trained.Rows,
        ["answers"] = trained.Answers,
    };

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
