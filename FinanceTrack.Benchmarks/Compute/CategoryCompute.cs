using BenchmarkDotNet.Attributes;
using FinanceTrack.Domain.Categorization;
using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Categorization.Rules;
using FinanceTrack.Domain.Categorization.Training;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Benchmarks.Compute;

/// <summary>What one category costs once the user's memory is read. BenchmarkDotNet wants the class public and open.</summary>
[InProcess]
[MemoryDiagnoser]
public class CategoryCompute
{
    private static readonly Money Amount = new(-1_250, Currency.Of("EUR"));
    private static readonly string[] Lines =
    [
        "POS PURCHASE 03/12 SQ *JOES COFFEE #12 CA", "NETFLIX.COM 866-579-7172", "KARTENZAHLUNG REWE SAGT DANKE 4711",
        "CHECKCARD 0612 SHOPPERSDRUGMART0917 TORONTO ON", "ACH DEBIT DUKE ENERGY BILL PAYMENT 8838", "XQZW TRADING 4411",
    ];

    private readonly double[] _prediction = new double[Taxonomy.Count];
    private CategoryScorer _scorer = CategoryScorer.LexiconOnly;
    private PersonalPrediction _personal = null!;
    private int _next;

    [GlobalSetup]
    public void Train()
    {
        var model = ClassifierTraining.Train(new TrainingPlan(SyntheticPerCategory: 500), [], CancellationToken.None);
        _scorer = new ExpenseClassifierFormat().Read(ExpenseClassifierFormat.Write(model));
        _personal = new PersonalPrediction(
            _scorer, LedgerKind.Household, new AnswerSpace(Taxonomy.Slugs.Select(slug => new CategoryTarget(Guid.NewGuid(), slug, false))));
    }

    [Benchmark(Baseline = true)]
    public double Classifier()
    {
        _scorer.Score(Lines[_next++ % Lines.Length], MoneyDirection.Out, CategoryScorer.HouseholdPriorStrength, _prediction);
        return _prediction[0];
    }

    [Benchmark]
    public CategoryAnswer Whole()
    {
        var input = new CategorizationInput(Lines[_next++ % Lines.Length], Amount);
        return _personal.Answer(input, MemoryTerms.Of(input.Description, MoneyDirection.Out), RuleSet.None);
    }
}
