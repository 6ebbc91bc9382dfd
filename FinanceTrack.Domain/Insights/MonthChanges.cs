using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Insights;

/// <summary>Categories whose last full month is not what the months before let expect.</summary>
internal static class MonthChanges
{
    private const double FalseDiscoveryRate = .2;
    private const int MaxMonths = 12;
    private const int MinMonths = 5;
    private const int MinRows = 4;

    /// <param name="said">Rows that another insight explains.</param>
    public static IEnumerable<Insight> Find(MonthlyRows rows, Currency currency, IReadOnlySet<Guid> said)
    {
        var tests = Test(rows, currency, said);
        var maxLogP = FalseDiscovery.MaxLogP(tests.Select(test => test.Surprise.LogP), FalseDiscoveryRate);
        foreach (var test in tests.Where(test => test.Surprise.LogP <= maxLogP && Math.Abs(test.Difference) >= Math.Max(1, rows.Material)))
        {
            var month = MonthlyRows.FirstDayOf(rows.LastFullMonth);
            var causes = MonthCauses.Find(test.Rows, rows);
            yield return new Insight
            {
                Id = InsightId.Of(InsightKind.MonthUnusual, currency.Code, test.Category, rows.LastFullMonth),
                Kind = InsightKind.MonthUnusual,
                Severity = InsightSeverity.Notice,
                Date = month,
                Surprise = -test.Surprise.LogP,
                Size = (long)Math.Abs(test.Difference),
                RowIds = [.. causes.SelectMany(cause => cause.RowIds).Distinct()],
                Facts = new MonthFacts(currency, test.Category, month, test.Total, (long)Math.Round(test.Surprise.Expected), test.Median,
                causes),
            };
        }
    }

    internal static List<CategoryTest> Test(MonthlyRows rows, Currency currency, IReadOnlySet<Guid> said)
    {
        var first = Math.Max(rows.FirstFullMonth, rows.LastFullMonth - MaxMonths);
        var months = Enumerable.Range(first, Math.Max(0, rows.LastFullMonth - first)).ToList();
        if (months.Count < MinMonths)
            return [];
        return [.. rows.All.Where(row =>
            row.IsSpending && row.Row.Category is not null and not MonthlyRows.Transfer && !said.Contains(row.Row.Id))
            .GroupBy(row => row.Row.Category!, StringComparer.Ordinal).Where(category => category.Count() >= MinRows)
            .OrderBy(category => category.Key, StringComparer.Ordinal)
            .Select(category => Test(category.Key, [.. category], months, rows.LastFullMonth, currency))];
    }

    private static CategoryTest Test(string category, List<MonthlyRow> rows, List<int> months, int month, Currency currency)
    {
        var byMonth = rows.GroupBy(row => row.Month).ToDictionary(group => group.Key, group => group.Sum(row => row.Spent));
        var history = months.ConvertAll(earlier => byMonth.GetValueOrDefault(earlier));
        var total = byMonth.GetValueOrDefault(month);
        var meanRow = Math.Max(currency.MinorUnitsPerMajor, rows.Average(row => (double)row.Spent));
        return new CategoryTest(category, rows, total, MonthlyRows.Median(history), MonthSurprise.Of(history, total, meanRow));
    }

    internal sealed record CategoryTest(string Category, List<MonthlyRow> Rows, long Total, long Median, MonthSurprise Surprise)
    {
        public double Difference => Total - Surprise.Expected;
    }
}
