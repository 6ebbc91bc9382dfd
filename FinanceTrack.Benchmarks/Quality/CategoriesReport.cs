using System.Diagnostics;
using FinanceTrack.Domain.Categorization;
using FinanceTrack.Domain.Categorization.Lexicon;
using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Categorization.Training;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>Trains the default model once, then prints one table for each file.</summary>
internal sealed class CategoriesReport
{
    private const float Household = CategoryScorer.HouseholdPriorStrength, Business = CategoryScorer.BusinessPriorStrength;

    private static readonly TrainingPlan Plan = new();

    private readonly CategoryScorer _lexicon = CategoryScorer.LexiconOnly;
    private readonly CategoryScorer _model;
    private readonly CancellationToken _cancellation;

    public CategoriesReport(CancellationToken cancellation)
    {
        _cancellation = cancellation;
        var watch = Stopwatch.StartNew();
        var model = ClassifierTraining.Train(Plan, [], cancellation);
        AnsiConsole.MarkupLine(
            $"Default model trained from synthetic lines in {watch.Elapsed.TotalSeconds:0.0} s, "
                + $"{ExpenseClassifierFormat.Write(model).Length / 1e6:0.0} MB.");
        _model = new CategoryScorer(LexiconMatcher.Default, model);
    }

    public void Print(LabelledFile file, double? trainFraction, int? corrections)
    {
        var test = file.Lines.Where(line => !line.Train).ToList();
        var table = new Table().Title(Markup.Escape(file.Name))
            .AddColumns("", "rows", "accuracy", "macro-F1", "best 80 %", "answered", "right of these", "calibration error", "µs/row");
        Add(table, "lexicon only", test, Measure(_lexicon, Household));
        Add(table, "model, business prior (τ = 0)", test, Measure(_model, Business));
        Add(table, "model, household prior (τ = .5)", test, Measure(_model, Household));
        Add(table, "model and memory, in order", test, MeasureLearning(_model, int.MaxValue));
        if (corrections is { } k)
            Add(table, $"model and memory of the first {k}", [.. test.Skip(k)], MeasureLearning(_model, k, test));
        if (file.Lines.Any(line => line.Train))
            AddTrained(table, file, test);
        if (trainFraction is { } share)
            AddRetrained(table, file, share);
        AnsiConsole.Write(table);
    }

    /// <summary>The lines of the file's own training part are added to the synthetic lines.</summary>
    private void AddTrained(Table table, LabelledFile file, List<LabelledLine> test)
    {
        var model = ClassifierTraining.Train(Plan, Labelled(file.Lines.Where(line => line.Train)), _cancellation);
        var scorer = new CategoryScorer(LexiconMatcher.Default, model);
        Add(table, "trained on folds < 80, business prior (τ = 0)", test, Measure(scorer, Business));
        Add(table, "trained on folds < 80, household prior (τ = .5)", test, Measure(scorer, Household));
    }

    /// <summary>The first share of the file is added to the synthetic lines at weight 3, as <c>train-expense-classifier</c> does.</summary>
    private void AddRetrained(Table table, LabelledFile file, double share)
    {
        var split = (int)(file.Lines.Count * share);
        var model = ClassifierTraining.Train(Plan, Labelled(file.Lines.Take(split)), _cancellation);
        Add(table, $"retrained on the first {share:0 %}", [.. file.Lines.Skip(split)],
            Measure(new CategoryScorer(LexiconMatcher.Default, model), Household));
    }

    private static IEnumerable<(string Description, int Category, int Users)> Labelled(IEnumerable<LabelledLine> lines) =>
        lines.Select(line => (line.Description, line.Category, TrainingSet.MinWitnesses));

    private static Func<LabelledLine, double[], bool> Measure(CategoryScorer scorer, float priorStrength) => (line, p) =>
    {
        scorer.Score(line.Description, line.Direction, priorStrength, p);
        return true;
    };

    private static Func<LabelledLine, double[], bool> MeasureLearning(
        CategoryScorer scorer, int corrections, List<LabelledLine>? first = null)
    {
        var memory = new PersonalMemory(Taxonomy.Count);
        foreach (var line in first?.Take(corrections) ?? [])
            memory.Learn(MemoryTerms.Of(line.Description, line.Direction), line.Category);
        return (line, p) =>
        {
            var terms = MemoryTerms.Of(line.Description, line.Direction);
            scorer.Score(line.Description, line.Direction, Household, p);
            memory.Apply(terms, p);
            if (first is null)
                memory.Learn(terms, line.Category);
            return true;
        };
    }

    private void Add(Table table, string name, List<LabelledLine> lines, Func<LabelledLine, double[], bool> predict)
    {
        var figures = new ClassifierFigures();
        var p = new double[Taxonomy.Count];
        var watch = Stopwatch.StartNew();
        foreach (var line in lines)
        {
            _cancellation.ThrowIfCancellationRequested();
            predict(line, p);
            figures.Add(line.Category, p);
        }

        table.AddRow(
            name, $"{figures.Count}", $"{figures.Accuracy:0.000}", $"{figures.MacroF1:0.000}", $"{figures.AccuracyOfConfident:0.000}",
            $"{figures.Answered:0.000}",
            $"{figures.AccuracyOfAnswered:0.000}", $"{figures.CalibrationError:0.000}",
            $"{watch.Elapsed.TotalMicroseconds / figures.Count:0.0}");
    }
}
