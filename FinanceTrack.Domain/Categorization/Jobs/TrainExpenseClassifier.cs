using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Categorization.Training;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Domain.Users.Training;

namespace FinanceTrack.Domain.Categorization.Jobs;

/// <summary>
/// Trains a classifier on what users have labelled, stores it, and serves it if it is better than the served one on lines that neither
/// was trained on. Without a served model it trains the default one. What is served changes last and in one step, so that a crash
/// anywhere, or a second training at the same time, leaves a good model in place.
/// </summary>
public sealed class TrainExpenseClassifier(
    Database database, ModelStore store, ModelFormat<CategoryScorer> format, TrainingUsers users, TrainingPlan plan, TimeProvider time)
{
    // The number of rows is not known beforehand: the more rows come, the more slowly progress nears its share.
    private const double ReadingShare = .3, ManyRows = 500_000;

    /// <param name="report">Told how far it is, 0..1, and in words.</param>
    public async Task<TrainingOutcome> ExecuteAsync(Func<double, string, Task> report, CancellationToken cancellationToken)
    {
        var current = await ServedAsync(await store.FindPointerAsync(format.Kind, cancellationToken), cancellationToken);
        var labelled = await TrainingSet.ReadAsync(
            database, await users.ReadAsync(cancellationToken), rows => report(ReadingShare * rows / (rows + ManyRows), $"Read {rows} rows"), cancellationToken);
        var lines = labelled.Lines().Count();
        if (current is not null && lines < plan.MinLabelled)
            return new TrainingOutcome(null, false, $"{lines} usable lines of {plan.MinLabelled} needed: the served model stays.", labelled.Rows, labelled.Users, labelled.QuarantinedUsers);

        await report(ReadingShare, $"Training on {lines} labelled lines");
        var model = await Task.Run(() => ClassifierTraining.Train(plan, labelled.Lines(), cancellationToken), cancellationToken);
        if (labelled.HeldBack.Count > 0)
            model = TemperatureFit.Fit(model, labelled.HeldBack);
        await report(.9, "Measuring");
        var bytes = ExpenseClassifierFormat.Write(model);
        var heldBack = labelled.HeldBack.Count > 0 ? labelled.HeldBack : ClassifierTraining.SyntheticHeldBack();
        var figures = ClassifierTraining.Measure(format.Read(bytes), heldBack).ToMetrics();
        var manifest = await store.SaveAsync(
            new NewModel(format.Kind, format.Schema, bytes, time.Now(), labelled.Fingerprint, figures), cancellationToken);
        var outcome = await PromoteAsync(manifest, heldBack, cancellationToken);
        return outcome with { Rows = labelled.Rows, Users = labelled.Users, QuarantinedUsers = labelled.QuarantinedUsers };
    }

    /// <summary>Compares with whatever is served at that moment; when that changes in between, compares again.</summary>
    private async Task<TrainingOutcome> PromoteAsync(ModelManifest manifest, IReadOnlyList<HeldBackLine> heldBack, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var seen = await store.FindPointerAsync(format.Kind, cancellationToken);
            var current = await ServedAsync(seen, cancellationToken);
            var figures = current is null ? null : ClassifierTraining.Measure(current, heldBack).ToMetrics();
            var (better, reason) = Compare(manifest.Metrics, figures);
            if (seen is { Pointer.Pinned: true })
                (better, reason) = (false, $"What is served is pinned. {reason}");
            var outcome = new TrainingOutcome(manifest.Version, better, reason, Candidate: manifest.Metrics, Current: figures);
            var pointer = ModelPointer.To(manifest.Version, seen?.Pointer, time.Now(), reason);
            if (!better || await store.TryPointAsync(format.Kind, pointer, seen?.Tag, cancellationToken) is not null)
                return outcome;
        }
    }

    private (bool Better, string Reason) Compare(IReadOnlyDictionary<string, double> candidate, IReadOnlyDictionary<string, double>? current)
    {
        if (current is null)
            return (true, "There was no model that could be served.");
        var gain = candidate[ClassifierFigures.AccuracyName] - current[ClassifierFigures.AccuracyName];
        var macroGain = candidate[ClassifierFigures.MacroF1Name] - current[ClassifierFigures.MacroF1Name];
        var better = gain >= plan.MinGain && macroGain >= -plan.MinGain;
        return (better, string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"Accuracy {gain:+0.0000;-0.0000} and macro-F1 {macroGain:+0.0000;-0.0000} against the served model on the same held-back lines."));
    }

    /// <summary>Null where there is none, or one that cannot be served: any new one is better.</summary>
    private Task<CategoryScorer?> ServedAsync(TaggedPointer? seen, CancellationToken cancellationToken) =>
        store.TryReadAsync(format, seen?.Pointer.Version, cancellationToken);
}
