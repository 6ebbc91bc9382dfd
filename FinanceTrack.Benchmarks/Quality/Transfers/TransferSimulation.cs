using FinanceTrack.Benchmarks.Quality.LinkHouseholds;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Questions;
using FinanceTrack.Domain.Links.Text;
using FinanceTrack.Domain.Links.Transfers;

namespace FinanceTrack.Benchmarks.Quality.Transfers;

/// <summary>How a simulation runs.</summary>
/// <param name="PerMonth">The budget of questions.</param>
/// <param name="Answered">The share of the questions that the user answers; answers are true.</param>
/// <param name="Welcome">Questions granted at the start, after a large import.</param>
internal sealed record TransferPlan(int PerMonth = QuestionBudget.DefaultPerMonth, double Answered = 1, int Welcome = 0)
{
    public TransferWeights Weights { get; init; } = TransferWeights.Default;

    public TransferOptions Options { get; init; } = new();

    public LineVocabulary Vocabulary { get; init; } = LineVocabulary.Default;
}

/// <summary>What came of a simulation.</summary>
internal sealed record TransferOutcome(IReadOnlyCollection<Link> Links, int Asked, int Confirmed, int MostInAMonth);

/// <summary>Runs the matcher through a household's two years as they arrive, with a user who answers.</summary>
internal sealed class TransferSimulation(LinkHousehold household, TransferPlan plan)
{
    private static readonly int[] DaysAfterTheEnd = [20, 50, 80];

    private readonly Dictionary<Guid, int?> _transferOf = household.Rows.ToDictionary(row => row.Row.Id, row => row.Transfer);
    private readonly QuestionBudget _budget = new(plan.PerMonth);
    private readonly Random _random = new(1);
    private readonly Dictionary<(int, int), int> _askedIn = [];
    private int _asked, _confirmed;

    public TransferMatcher Matcher { get; } =
        new(household.Accounts, household.Holders, household.Rates, plan.Options, plan.Weights, plan.Vocabulary);

    public TransferOutcome Run()
    {
        if (plan.Welcome > 0)
            _budget.Welcome(plan.Welcome);
        var arrivals = household.Rows.GroupBy(row => row.Row.ArrivedOn).OrderBy(day => day.Key).ToList();
        var last = DateOnly.MinValue;
        foreach (var day in arrivals)
        {
            Matcher.Add(day.Select(row => row.Row));
            last = day.Key;
            Step(last);
        }

        foreach (var later in DaysAfterTheEnd)
            Step(last.AddDays(later));
        return new TransferOutcome(Matcher.Links, _asked, _confirmed, _askedIn.Values.DefaultIfEmpty().Max());
    }

    private void Step(DateOnly today)
    {
        Matcher.Decide(today);
        while (_budget.Left(today) > 0 && QuestionSelection.TakeNext(Matcher.Questions(today), _budget, today) is { } question)
        {
            _asked++;
            _askedIn[(today.Year, today.Month)] = _askedIn.GetValueOrDefault((today.Year, today.Month)) + 1;
            Matcher.Asked(question, today);
            if (_random.NextDouble() >= plan.Answered)
                continue;
            var isTransfer = _transferOf[question.SubjectId] is { } transfer && transfer == _transferOf[question.OptionIds[0]];
            _confirmed += isTransfer ? 1 : 0;
            Matcher.Answer(question, isTransfer);
            Matcher.Decide(today);
        }
    }
}
