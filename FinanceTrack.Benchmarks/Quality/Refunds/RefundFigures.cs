using FinanceTrack.Benchmarks.Quality.LinkHouseholds;

namespace FinanceTrack.Benchmarks.Quality.Refunds;

/// <summary>The figures of a method over many households.</summary>
internal sealed class RefundFigures
{
    /// <summary>Purchases of one shop and amount so close in days are exchanged without a change of any figure.</summary>
    private const int AlikeDays = 40;

    private int _households, _true, _links, _right, _notRefunds, _asked, _shopRight, _shopWrong;

    public int Refunds => _true;

    public double Precision => (double)_right / Math.Max(1, _links);

    public double Recall => (double)_right / Math.Max(1, _true);

    public double F1 => 2 * Precision * Recall / Math.Max(1e-9, Precision + Recall);

    public double Abstained => 1 - (double)Math.Min(_true, _links - _notRefunds) / Math.Max(1, _true);

    public double ShopKnown => (double)_shopRight / Math.Max(1, _true);

    public int ShopWrong => _shopWrong;

    public double QuestionsAMonth => (double)_asked / Math.Max(1, _households * HouseholdGenerator.Months);

    public int MostInAMonth { get; private set; }

    public void Add(LinkHousehold household, RefundOutcome outcome)
    {
        var rows = household.Rows.ToDictionary(row => row.Row.Id);
        var truth = household.Rows.Where(row => row.RefundOf is { } expense && rows.ContainsKey(expense))
            .ToDictionary(row => row.Row.Id, row => rows[row.RefundOf!.Value]);
        _households++;
        _true += truth.Count;
        _links += outcome.Links.Count;
        _asked += outcome.Asked;
        MostInAMonth = Math.Max(MostInAMonth, outcome.MostInAMonth);
        foreach (var link in outcome.Links)
        {
            if (!truth.TryGetValue(link.FromId, out var expense))
                _notRefunds++;
            else if (IsAlike(expense, rows[link.ToId]))
                _right++;
        }

        _shopRight += truth.Keys.Count(outcome.ShopRefunds.ContainsKey);
        _shopWrong += outcome.ShopRefunds.Keys.Count(credit => rows[credit].Kind != "refund");
    }

    private static bool IsAlike(TrueRow expected, TrueRow actual) =>
        expected.Row.Id == actual.Row.Id
        || (expected.Row.Amount == actual.Row.Amount && expected.Shop == actual.Shop
            && Math.Abs(expected.Row.BookedOn.DayNumber - actual.Row.BookedOn.DayNumber) <= AlikeDays);
}
