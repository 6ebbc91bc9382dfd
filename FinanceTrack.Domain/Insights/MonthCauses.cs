namespace FinanceTrack.Domain.Insights;

/// <summary>
/// Why a month differs from the mean of the months before it, by merchant: new, absent, more or less often, more expensive or cheaper. The
/// parts sum to the difference exactly, in minor units.
/// </summary>
internal static class MonthCauses
{
    private const int MaxMonths = 6;
    private const double ShownShare = .8;
    private const int RowsOfPrice = 5;

    /// <summary>The largest parts, until they make up 80 %.</summary>
    public static IReadOnlyList<MonthCause> Find(IReadOnlyList<MonthlyRow> category, MonthlyRows rows)
    {
        var all = Decompose(category, rows);
        var enough = ShownShare * all.Sum(cause => (double)Math.Abs(cause.Change));
        var shown = new List<MonthCause>();
        for (double sum = 0; shown.Count < all.Count && sum < enough; sum += Math.Abs(shown[^1].Change))
            shown.Add(all[shown.Count]);
        return shown;
    }

    /// <summary>All parts, the largest first.</summary>
    public static List<MonthCause> Decompose(IReadOnlyList<MonthlyRow> category, MonthlyRows rows)
    {
        var month = rows.LastFullMonth;
        var months = Math.Clamp(month - rows.FirstFullMonth, 1, MaxMonths);
        var known = rows.All.Where(row => row.IsSpending && row.Month < month).Select(row => row.Merchant).ToHashSet();
        var parts = category.Where(row => row.Month <= month && row.Month >= month - months).GroupBy(row => row.Merchant)
            .OrderBy(group => rows.Merchants.NameOf(group.Key), StringComparer.Ordinal)
            .SelectMany(group => Parts(
                rows.Merchants.NameOf(group.Key), [.. group.Where(row => row.Month == month)], [.. group.Where(row => row.Month < month)],
                months, known.Contains(group.Key)))
            .ToList();
        return [.. Rounded(parts, months).Where(cause => cause.Change != 0).OrderByDescending(cause => Math.Abs(cause.Change))];
    }

    /// <summary>
    /// The parts of one merchant, times the number of months so that they are whole: n₁ rows of a sum s₁ now, n₀ and s₀ in all the months
    /// before. Frequency is (n₁ − n₀/k)·s₀/n₀, and price is the rest. A merchant is new when the person never paid there; one whose earlier
    /// payments are in another category, or longer ago, is there more often.
    /// </summary>
    private static IEnumerable<Part> Parts(string merchant, List<MonthlyRow> now, List<MonthlyRow> before, int months, bool isKnown)
    {
        long sumNow = now.Sum(row => row.Spent), sumBefore = before.Sum(row => row.Spent);
        if (before.Count == 0)
        {
            yield return new Part(merchant, isKnown ? CauseKind.Frequency : CauseKind.NewMerchant, months * sumNow, Ids(now));
            yield break;
        }

        if (now.Count == 0)
        {
            yield return new Part(merchant, CauseKind.AbsentMerchant, -sumBefore, []);
            yield break;
        }

        var frequency = (long)Math.Round(((months * now.Count) - before.Count) * ((decimal)sumBefore / before.Count));
        yield return new Part(merchant, CauseKind.Frequency, frequency, Ids(now));
        yield return new Part(
            merchant, CauseKind.Price, (months * sumNow) - sumBefore - frequency,
            [.. Ids(now).Take(RowsOfPrice)]);
    }

    /// <summary>Divides by the number of months; rounding the running sum keeps the total exact.</summary>
    private static IEnumerable<MonthCause> Rounded(List<Part> parts, int months)
    {
        long sum = 0, given = 0;
        foreach (var part in parts)
        {
            sum += part.Change;
            var change = (long)Math.Round((decimal)sum / months) - given;
            given += change;
            yield return new MonthCause(part.Merchant, part.Kind, change, part.RowIds);
        }
    }

    /// <summary>The largest row first.</summary>
    private static List<Guid> Ids(IEnumerable<MonthlyRow> rows) =>
        [.. rows.OrderByDescending(row => row.Spent).ThenBy(row => row.Row.Id).Select(row => row.Row.Id)];

    private sealed record Part(string Merchant, CauseKind Kind, long Change, List<Guid> RowIds);
}
