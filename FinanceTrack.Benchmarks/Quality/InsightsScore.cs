using FinanceTrack.Benchmarks.Quality.RecurringHouseholds;
using FinanceTrack.Domain.Insights;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Recurring.Calendar;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>
/// How often months are called unusual, how often a category that was raised is seen, and what duplicates and price changes are said.
/// </summary>
internal sealed class InsightsScore
{
    public static readonly double[] Factors = [1.5, 2, 3];
    private const int MinHistoryDays = 240;
    private const int DuplicateHistoryDays = 300;
    private const int DuplicatesPerHousehold = 3;
    private const long MinDuplicateSize = 1500;
    private const double MinExpectedShare = .05;
    private const double SaidMinScore = DuplicateCharges.MinScore;

    private static readonly string[] Raised = ["groceries", "dining", "shopping"];
    private static readonly HashSet<Guid> NoRows = [];
    private readonly Random _random = new(5);
    private readonly int[] _raisedSeen = new int[Factors.Length];

    public int Months { get; private set; }

    public int Alerts { get; private set; }

    public int RaisedCases { get; private set; }

    public int Injected { get; private set; }

    public int InjectedSaid { get; private set; }

    public int StreamDoublesSaid { get; private set; }

    public int FalseDuplicates { get; private set; }

    public double HouseholdMonths { get; private set; }

    public int Rises { get; private set; }

    public int RisesSaid { get; private set; }

    public int FalseRises { get; private set; }

    public int Steady { get; private set; }

    public int Trials { get; private set; }

    public int TrialsSaid { get; private set; }

    public int FalseTrials { get; private set; }

    public double SeenOf(int factor) => _raisedSeen[factor] / (double)Math.Max(RaisedCases, 1);

    public void Add(RecurringHousehold household)
    {
        var currency = household.Rows.CountBy(row => row.Amount.Currency).MaxBy(pair => pair.Value).Key;
        foreach (var offset in (int[])[0, 31, 62])
            AddMonth(household, currency, EndOfMonthBefore(household.AsOf.AddDays(-offset)));
        AddDuplicates(household, currency);
    }

    private static DateOnly EndOfMonthBefore(DateOnly day) => new DateOnly(day.Year, day.Month, 1).AddDays(-1);

    private void AddMonth(RecurringHousehold household, Currency currency, DateOnly today)
    {
        if (today < household.Start.AddDays(MinHistoryDays))
            return;
        var past = household.Past(today).ToList();
        Months++;
        Alerts += Unusual(past, currency, today).Count;
        var rows = new MonthlyRows(new InsightRequest(past, [], currency, today));
        var candidates = MonthChanges.Test(rows, currency, NoRows)
            .Where(test => Raised.Contains(test.Category) && test.Surprise.Expected > MinExpectedShare * rows.Material / .04).ToList();
        if (candidates.Count == 0)
            return;
        var category = candidates[_random.Next(candidates.Count)].Category;
        RaisedCases++;
        for (var f = 0; f < Factors.Length; f++)
        {
            var raised = past.ConvertAll(row => row.Category == category && row.Amount.MinorUnits < 0
                && MonthTable.NumberOfMonth(row.Date.DayNumber) == rows.LastFullMonth
                    ? row with { Amount = new Money((long)(row.Amount.MinorUnits * Factors[f]), row.Amount.Currency) } : row);
            _raisedSeen[f] += Unusual(raised, currency, today).Contains(category) ? 1 : 0;
        }
    }

    /// <summary>As the product would say it: with streams, so that what they explain is not said again.</summary>
    private static HashSet<string> Unusual(List<RecurringRow> past, Currency currency, DateOnly today) =>
        [.. FindInsights.Run(new InsightRequest(past, RecurringDetector.Detect(past, today), currency, today))
            .Select(insight => insight.Facts).OfType<MonthFacts>().Select(facts => facts.Category)];

    private void AddDuplicates(RecurringHousehold household, Currency currency)
    {
        var past = household.Past(household.AsOf).ToList();
        var streams = RecurringDetector.Detect(past, household.AsOf);
        AddChanges(household, streams);
        var known = household.Streams.SelectMany(stream => stream.Rows.Select(row => (row, stream)))
            .ToDictionary(pair => RecurringHousehold.IdOf(pair.row), pair => pair.stream);
        var candidates = past.FindAll(row => row.Amount.MinorUnits < -MinDuplicateSize && row.Amount.Currency == currency
            && !known.ContainsKey(row.Id) && row.Date > household.AsOf.AddDays(-DuplicateHistoryDays));
        var injected = new HashSet<Guid>();
        for (var i = 0; i < Math.Min(DuplicatesPerHousehold, candidates.Count); i++)
        {
            var row = candidates[_random.Next(candidates.Count)];
            candidates.Remove(row);
            var id = RecurringHousehold.IdOf(1_000_000 + RecurringHousehold.IndexOf(row.Id));
            past.Add(row with { Id = id, Date = row.Date.AddDays(_random.Next(3) == 0 ? 1 : 0) });
            injected.Add(id);
        }

        Injected += injected.Count;
        HouseholdMonths += (household.AsOf.DayNumber - household.Start.DayNumber) / Periods.DaysPerMonth;
        var rows = new MonthlyRows(new InsightRequest(past, streams, currency, household.AsOf));
        foreach (var pair in DuplicateCharges.Score(rows, streams).Where(pair => pair.Score >= SaidMinScore))
        {
            if (injected.Contains(pair.First.Row.Id) || injected.Contains(pair.Second.Row.Id))
                InjectedSaid++;
            else if (known.TryGetValue(pair.First.Row.Id, out var a) && known.TryGetValue(pair.Second.Row.Id, out var b) && a == b)
                StreamDoublesSaid++;
            else
                FalseDuplicates++;
        }
    }

    private void AddChanges(RecurringHousehold household, IReadOnlyList<RecurringStream> found)
    {
        var known = household.Streams.Select(stream => KnownPast.At(household, stream, household.AsOf)).OfType<KnownPast>().ToList();
        foreach (var (k, i) in RecurringScore.Match(
            [.. found.Select(stream => stream.RowIds.Select(RecurringHousehold.IndexOf).ToHashSet())],
            known))
        {
            if (known[k].Stream.Kind != "fixed")
                continue;
            var past = known[k].Past.Select(row => household.Rows[row]).ToList();
            var rose = known[k].Stream.PriceRises.Any(date => date > past[0].Date && date <= past[^1].Date);
            var saysRise = found[i].PriceChange is { } change && change.After.Size > change.Before.Size;
            (Rises, RisesSaid) = (Rises + (rose ? 1 : 0), RisesSaid + (rose && saysRise ? 1 : 0));
            (Steady, FalseRises) = (Steady + (rose ? 0 : 1), FalseRises + (!rose && saysRise ? 1 : 0));
            if (past.Count < 3)
                continue;
            var isTrial = Math.Abs(past[0].Amount.MinorUnits) < .35 * Math.Abs(past[1].Amount.MinorUnits);
            (Trials, TrialsSaid) = (Trials + (isTrial ? 1 : 0), TrialsSaid + (isTrial && found[i].BeganAsTrial ? 1 : 0));
            FalseTrials += !isTrial && found[i].BeganAsTrial ? 1 : 0;
        }
    }
}
