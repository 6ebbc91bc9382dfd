using System.CommandLine;
using System.Diagnostics;
using FinanceTrack.Benchmarks.Statistics;
using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Anomalies.Training;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Categorization.Training;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Training;

/// <summary>
/// <c>training</c>: how long the trainings of the jobs take, from the rows in the database to a model measured, and in how much memory.
/// </summary>
internal static class TrainingCommand
{
    private const int MaxUsers = 4_000, MaxRowsOfOne = 1_500, Seed = 1;

    public static Command Create()
    {
        var users = new Option<int>("--users") { Description = "How many users.", DefaultValueFactory = _ => 200 };
        var rows = new Option<int>("--rows")
        {
            Description = "How many labelled transactions each of them has.",
            DefaultValueFactory = _ => 1_000
        };
        var command = new Command("training", "Trains both models on a database made for it, and leaves nothing behind.") { users, rows };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(users), parsed.GetValue(rows), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int users, int rows, CancellationToken cancellationToken)
    {
        var table = new Table().AddColumns("training", "seconds", "CPU seconds", "most heap, MB", "outcome");
        var plan = new TrainingPlan();
        await MeasureAsync(
            table, "default classifier, no labelled row", () =>
                Task.FromResult(Classifier(plan, [], ClassifierTraining.SyntheticHeldBack(), cancellationToken)));
        await using (var ledgers = await ManyLedgers.CreateAsync(users, rows, cancellationToken))
        {
            await MeasureAsync(table, $"classifier, {users * rows:N0} labelled rows", async () =>
            {
                var set = await TrainingSet.ReadAsync(ledgers.Database, learners: null, _ => Task.CompletedTask, cancellationToken);
                var lines = set.Lines().ToList();
                return $"{lines.Count:N0} distinct lines kept; {Classifier(plan, lines, set.HeldBack, cancellationToken)}";
            });
            await MeasureAsync(table, $"anomaly scorer, {users * rows:N0} rows", () => ScorerAsync(ledgers, cancellationToken));
        }

        AnsiConsole.Write(table);
        AnsiConsole.WriteLine($"Most resident memory of the whole run: {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB.");
        return 0;
    }

    private static string Classifier(
        TrainingPlan plan, IEnumerable<(string, int, int)> labelled, IReadOnlyList<HeldBackLine> heldBack,
        CancellationToken cancellationToken)
    {
        var model = ClassifierTraining.Train(plan, labelled, cancellationToken);
        var bytes = ExpenseClassifierFormat.Write(model);
        var figures = ClassifierTraining.Measure(new ExpenseClassifierFormat().Read(bytes), heldBack);
        return $"{bytes.Length / 1e6:F1} MB, accuracy {figures.Accuracy:F3} on {figures.Count:N0} lines held back";
    }

    private static async Task<string> ScorerAsync(ManyLedgers ledgers, CancellationToken cancellationToken)
    {
        var sample = await new HistorySample(ledgers.Database, users: null)
            .DrawAsync(MaxUsers, MaxRowsOfOne, new AnomalyTrainingPlan().MaxRows, Seed, cancellationToken);
        var split = SampleSplit.Of(sample);
        var model = new AnomalyTrainer(ShippedPriors.Instance, Seed)
            .Train("model", [.. split.TrainingSet.Select(history => history.Rows)], [], cancellationToken);
        var heldBack = new HeldBack(ShippedPriors.Instance, [.. split.EvaluationSet.Select(history => history.Rows)], split.From, []);
        return $"{sample.Sum(history => history.Rows.Count):N0} rows drawn; {AnomalyModelCodec.Encode(model.Parts).Length / 1e3:F0} KB, "
            + $"average precision {heldBack.AveragePrecision(model):F3}";
    }

    private static async Task MeasureAsync(Table table, string name, Func<Task<string>> train)
    {
        GC.Collect();
        using var heap = new MostHeap();
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var outcome = await train();
        var cpu = Environment.CpuUsage.TotalTime - before;
        table.AddRow(name, $"{watch.Elapsed.TotalSeconds:F1}", $"{cpu.TotalSeconds:F1}", $"{heap.Bytes / 1e6:F0}", outcome);
    }

    /// <summary>The most managed memory there was at once, garbage included, looked at ten times a second.</summary>
    private sealed class MostHeap : IDisposable
    {
        private readonly Timer _timer;
        private long _bytes;

        public MostHeap() =>
            _timer = new Timer(_ => _bytes = Math.Max(_bytes, GC.GetTotalMemory(forceFullCollection: false)), null, 0, 100);

        public long Bytes => Math.Max(_bytes, GC.GetTotalMemory(forceFullCollection: false));

        public void Dispose() => _timer.Dispose();
    }
}
