using FinanceTrack.Benchmarks.Quality.LinkHouseholds;
using FinanceTrack.Domain.Links;

namespace FinanceTrack.Benchmarks.Quality.Transfers;

/// <summary>The figures of a method over many households.</summary>
internal sealed class TransferFigures
{
    private int _households, _true, _links, _right, _rightAutomatic, _asked, _months, _exactMonths;
    private long _rows, _misplaced, _moved;

    public double Precision => Share(_right, _links);

    public double Recall => Share(_right, _true);

    public double AutomaticRecall => Share(_rightAutomatic, _true);

    public double QuestionsAMonth => (double)_asked / Math.Max(1, _households * HouseholdGenerator.Months);

    public int MostInAMonth { get; private set; }

    public double ExactMonths => Share(_exactMonths, _months);

    public double Misplaced => (double)_misplaced / Math.Max(1, _moved);

    public TimeSpan Time { get; private set; }

    public double MicrosecondsPerRow => Time.TotalMicroseconds / Math.Max(1, _rows);

    public void Add(LinkHousehold household, TransferOutcome outcome, TimeSpan time)
    {
        _households++;
        _rows += household.Rows.Count;
        _asked += outcome.Asked;
        Time += time;
        MostInAMonth = Math.Max(MostInAMonth, outcome.MostInAMonth);
        var truth = household.Transfers.ToDictionary(legs => legs.Outgoing.Row.Id, legs => legs.Incoming);
        var rows = household.Rows.ToDictionary(row => row.Row.Id);
        _true += truth.Count;
        _links += outcome.Links.Count;
        foreach (var link in outcome.Links)
        {
            if (!IsRight(rows[link.FromId], rows[link.ToId], truth, household))
                continue;
            _right++;
            _rightAutomatic += link.State == LinkState.Automatic ? 1 : 0;
        }

        CompareMonths(household, outcome.Links);
    }

    /// <summary>
    /// The same movement, or exchanged twins: two transfers between the same accounts of the same amount, where no figure differs.
    /// </summary>
    private static bool IsRight(TrueRow from, TrueRow to, Dictionary<Guid, TrueRow> truth, LinkHousehold household)
    {
        if (from.Transfer is null || to.Transfer is null || !truth.TryGetValue(from.Row.Id, out var trueTo))
            return false;
        if (from.Transfer == to.Transfer)
            return true;
        var trueFrom = household.Transfers.FirstOrDefault(legs => legs.Incoming.Row.Id == to.Row.Id).Outgoing;
        return trueFrom is not null && trueTo.Row.AccountId == to.Row.AccountId && trueFrom.Row.AccountId == from.Row.AccountId
            && trueTo.Row.Amount == to.Row.Amount;
    }

    private void CompareMonths(LinkHousehold household, IReadOnlyCollection<Link> links)
    {
        var truth = Months(household, [.. household.Transfers.SelectMany(legs => new[] { legs.Outgoing.Row.Id, legs.Incoming.Row.Id })]);
        var found = Months(household, [.. links.SelectMany(link => new[] { link.FromId, link.ToId })]);
        foreach (var month in truth.Keys.Union(found.Keys))
        {
            var (expected, actual) = (truth.GetValueOrDefault(month), found.GetValueOrDefault(month));
            _months++;
            _exactMonths += expected == actual ? 1 : 0;
            _misplaced += Math.Abs(expected.Income - actual.Income) + Math.Abs(expected.Expense - actual.Expense);
            _moved += expected.Income - expected.Expense;
        }
    }

    private static Dictionary<(int, int, string), (long Income, long Expense)> Months(LinkHousehold household, HashSet<Guid> transfers)
    {
        var months = new Dictionary<(int, int, string), (long Income, long Expense)>();
        foreach (var row in household.Rows.Select(row => row.Row).Where(row => !transfers.Contains(row.Id)))
        {
            var month = (row.BookedOn.Year, row.BookedOn.Month, row.Amount.Currency.Code);
            var (income, expense) = months.GetValueOrDefault(month);
            months[month] = row.IsOutgoing ? (income, expense + row.Amount.MinorUnits) : (income + row.Amount.MinorUnits, expense);
        }

        return months;
    }

    private static double Share(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}
