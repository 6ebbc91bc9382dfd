using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Recurring.Merchants;

namespace FinanceTrack.Benchmarks.Quality.Peers;

/// <summary>
/// As Actual Budget does it: three occurrences on a weekly, two-weekly or monthly pattern (day 1 to 28 or the last day), each within two
/// days, the same payee, amounts within 7.5 %; one schedule a payee, the one with the best dates.
/// </summary>
internal sealed class ThreeOccurrences
{
    private const double Tolerance = .075;
    private const int MaxDays = 2;
    private const int Occurrences = 3;

    private readonly PeerRows _rows;
    private readonly ILookup<DateOnly, int> _byDate;
    private readonly Dictionary<TokenKey, Candidate> _best = [];

    private ThreeOccurrences(IReadOnlyList<RecurringRow> past)
    {
        _rows = new PeerRows(past);
        _byDate = Enumerable.Range(0, _rows.Rows.Count).ToLookup(i => _rows.Rows[i].Date);
    }

    public static IReadOnlyList<FoundPayments> Find(IReadOnlyList<RecurringRow> past)
    {
        var search = new ThreeOccurrences(past);
        if (search._rows.Rows.Count == 0)
            return [];
        search.TryAll(search._rows.Rows[^1].Date);
        return [.. search._best.Select(pair => search.Describe(pair.Key, pair.Value)).OfType<FoundPayments>()];
    }

    private void TryAll(DateOnly last)
    {
        foreach (var (days, back) in ((int, int)[])[(7, 28), (14, 49)])
        {
            for (var i = 0; i < 14; i++)
                Try(new Pattern(days, last.AddDays(i - back)));
        }

        for (var i = 0; i < 62; i++)
        {
            if (last.AddMonths(-4).AddDays(i) is { Day: <= 28 } start)
                Try(new Pattern(0, start));
        }

        foreach (var months in (int[])[3, 4])
            Try(new Pattern(0, LastOf(last.AddMonths(-months))));
    }

    private void Try(Pattern pattern)
    {
        var near = Enumerable.Range(0, Occurrences).Select(pattern.Date).Reverse().Select(date => (Date: date, Rows: Near(date))).ToList();
        foreach (var row in near[0].Rows)
        {
            var amount = _rows.Rows[row].Amount.MinorUnits;
            var rank = 1.0 / (Distance(near[0].Date, row) + 1);
            var count = 1;
            foreach (var (date, rows) in near.Skip(1))
            {
                var match = rows.FirstOrDefault(other => IsNear(_rows.Rows[other].Amount.MinorUnits, amount), -1);
                if (match < 0 || !_rows.MerchantOf(match).Equals(_rows.MerchantOf(row)))
                    break;
                rank += 1.0 / (Distance(date, match) + 1);
                count++;
            }

            var merchant = _rows.MerchantOf(row);
            if (count == Occurrences && (!_best.TryGetValue(merchant, out var best) || rank > best.Rank))
                _best[merchant] = new Candidate(rank, amount, pattern);
        }
    }

    private FoundPayments? Describe(TokenKey merchant, Candidate candidate)
    {
        var rows = Enumerable.Range(0, _rows.Rows.Count).Where(i => _rows.MerchantOf(i).Equals(merchant)
            && IsNear(_rows.Rows[i].Amount.MinorUnits, candidate.Amount) && candidate.Pattern.DistanceTo(_rows.Rows[i].Date) <= MaxDays)
            .Select(i => _rows.Rows[i]).ToList();
        if (rows.Count < Occurrences)
            return null;
        var slot = 0;
        while (candidate.Pattern.Date(slot) <= rows[^1].Date.AddDays(MaxDays))
            slot++;
        double size = Math.Abs(candidate.Amount);
        return FoundPayments.OfPeer(
            rows, candidate.Pattern.Period, candidate.Pattern.Date(slot), size, size * (1 - Tolerance), size * (1 + Tolerance));
    }

    private List<int> Near(DateOnly date) =>
        [.. Enumerable.Range(-MaxDays, (2 * MaxDays) + 1).SelectMany(days => _byDate[date.AddDays(days)])];

    private int Distance(DateOnly date, int row) => Math.Abs(date.DayNumber - _rows.Rows[row].Date.DayNumber);

    private static bool IsNear(long amount, long other) => Math.Abs(amount - other) <= Tolerance * Math.Abs(other);

    private static DateOnly LastOf(DateOnly date) => new DateOnly(date.Year, date.Month, 1).AddMonths(1).AddDays(-1);

    /// <param name="Days">Between two dates; 0 for months. A start after the 28th means the last day.</param>
    private readonly record struct Pattern(int Days, DateOnly Start)
    {
        public Period Period => Days switch { 7 => Period.Weekly, 14 => Period.Biweekly, _ => Period.Monthly };

        public DateOnly Date(int slot)
        {
            if (Days > 0)
                return Start.AddDays(slot * Days);
            return Start.Day > 28 || Start == LastOf(Start) ? LastOf(new DateOnly(Start.Year, Start.Month, 1).AddMonths(slot))
                : Start.AddMonths(slot);
        }

        public int DistanceTo(DateOnly date)
        {
            if (Days > 0)
            {
                return Math.Min((((date.DayNumber - Start.DayNumber) % Days) + Days) % Days,
                    (((Start.DayNumber - date.DayNumber) % Days) + Days) % Days);
            }

            var slot = (12 * (date.Year - Start.Year)) + date.Month - Start.Month;
            return Math.Min(Math.Abs(Date(slot).DayNumber - date.DayNumber), Math.Min(
                Math.Abs(Date(slot - 1).DayNumber - date.DayNumber), Math.Abs(Date(slot + 1).DayNumber - date.DayNumber)));
        }
    }

    private sealed record Candidate(double Rank, long Amount, Pattern Pattern);
}
