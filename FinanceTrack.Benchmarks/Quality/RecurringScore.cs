using System.Diagnostics;
using FinanceTrack.Benchmarks.Quality.Peers;
using FinanceTrack.Benchmarks.Quality.RecurringHouseholds;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Benchmarks.Quality;

/// <summary>
/// Compares found streams with known ones over many households. A stream is right when at least 80 % of the known rows are in it, at least
/// 80 % of its rows are known, and the period is the same; known streams of three payments (two when half-yearly or rarer) must be found.
/// </summary>
internal sealed class RecurringScore(FoundPayments.Finder finder)
{
    private const double Likeness = .8;
    private const int MaxDateError = 31;

    private readonly List<int> _dateErrors = [];
    private readonly List<bool> _dateHeld = [];
    private readonly List<double> _amountErrors = [];
    private readonly List<bool> _amountHeld = [];
    private readonly List<bool> _statusRight = [];
    private readonly List<double> _milliseconds = [];
    private int _right;
    private int _needed;
    private int _rowsRight;
    private int _rowsFalse;
    private int _rowsMissed;

    public int Households => _milliseconds.Count;

    public int Needed => _needed;

    public int False { get; private set; }

    /// <summary>False streams that are not part of a known one.</summary>
    public int Invented { get; private set; }

    public List<string> Mistakes { get; } = [];

    public double Precision => Ratio(_right, _right + False);

    public double Recall => Ratio(_right, _needed);

    public double F1 => Harmonic(Precision, Recall);

    public double RowsF1 => Harmonic(Ratio(_rowsRight, _rowsRight + _rowsFalse), Ratio(_rowsRight, _rowsRight + _rowsMissed));

    public double MeanDateError => Average(_dateErrors.Select(error => (double)Math.Min(Math.Abs(error), MaxDateError)));

    public double WithinTwoDays => Average(_dateErrors.Select(error => Math.Abs(error) <= 2 ? 1.0 : 0));

    public double DateCoverage => Average(_dateHeld.Select(held => held ? 1.0 : 0));

    public double AmountWithinOnePercent => Average(_amountErrors.Select(error => error <= .01 ? 1.0 : 0));

    public double AmountCoverage => Average(_amountHeld.Select(held => held ? 1.0 : 0));

    public double StatusRight => Average(_statusRight.Select(right => right ? 1.0 : 0));

    public double Milliseconds => Average(_milliseconds);

    public void Add(RecurringHousehold household, DateOnly today)
    {
        var past = household.Past(today).ToList();
        var clock = Stopwatch.StartNew();
        var found = finder(past, today);
        _milliseconds.Add(clock.Elapsed.TotalMilliseconds);
        var known = household.Streams.Select(stream => KnownPast.At(household, stream, today)).OfType<KnownPast>().ToList();
        var neededRows = known.Where(stream => stream.IsNeeded).SelectMany(stream => stream.Past).ToHashSet();
        var knownRows = known.SelectMany(stream => stream.Past).ToHashSet();
        var rows = found.Select(payments => payments.Rows).ToList();
        var matches = Match(rows, known);
        AddRows([.. rows.SelectMany(set => set)], knownRows, neededRows);
        for (var k = 0; k < known.Count; k++)
            AddKnown(household, known[k], matches.TryGetValue(k, out var i) ? found[i] : null, today);
        var matched = matches.Values.ToHashSet();
        for (var i = 0; i < found.Count; i++)
        {
            if (!matched.Contains(i) && !IsExcused(rows[i], knownRows, neededRows, household.NeitherWay))
                AddFalse(household, found[i], rows[i].Count(knownRows.Contains) < .5 * rows[i].Count);
        }
    }

    /// <summary>One known stream to one found one, the largest overlap first.</summary>
    public static Dictionary<int, int> Match(List<HashSet<int>> found, List<KnownPast> known)
    {
        var pairs = from i in Enumerable.Range(0, found.Count)
                    from k in Enumerable.Range(0, known.Count)
                    let shared = known[k].Past.Count(found[i].Contains)
                    where shared >= Likeness * known[k].Past.Count && shared >= Likeness * found[i].Count
                    orderby shared descending, i, k
                    select (i, k);
        var matches = new Dictionary<int, int>();
        var taken = new HashSet<int>();
        foreach (var (i, k) in pairs)
        {
            if (!taken.Contains(i) && matches.TryAdd(k, i))
                taken.Add(i);
        }

        return matches;
    }

    private void AddKnown(RecurringHousehold household, KnownPast known, FoundPayments? found, DateOnly today)
    {
        var isRight = found?.Period == known.Stream.Period;
        if (known.IsNeeded)
        {
            _needed++;
            _right += isRight ? 1 : 0;
            if (!isRight)
                Mistakes.Add($"missed {household.Name} {known.Stream.Name} {known.Stream.Period} {known.Past.Count} as {found?.Period}");
            if (found is not null && !isRight)
                False++;
        }

        if (!isRight || household.Rows[^1].Date <= today)
            return; // Without rows to come nothing tells what lives.
        var next = known.Future.Count > 0 ? household.Rows[known.Future[0]] : default;
        var lives = known.Future.Count > 0 && next.Date.DayNumber - today.DayNumber <= (1.6 * found!.Period.NominalDays()) + 8;
        _statusRight.Add(found!.IsOver != lives);
        if (!lives || found.IsOver || found.Next is not { } date)
            return;
        _dateErrors.Add(date.Date.DayNumber - next.Date.DayNumber);
        _dateHeld.Add(date.Earliest <= next.Date && next.Date <= date.Latest);
        var size = Math.Abs(next.Amount.MinorUnits);
        _amountErrors.Add(Math.Abs(found.Amount.Size - size) / (double)Math.Max(size, 1));
        _amountHeld.Add((found.Amount.Low * .999) - .5 <= size && size <= (found.Amount.High * 1.001) + .5);
    }

    private void AddRows(HashSet<int> found, HashSet<int> known, HashSet<int> needed)
    {
        _rowsRight += found.Count(known.Contains);
        _rowsFalse += found.Count(row => !known.Contains(row));
        _rowsMissed += needed.Count(row => !found.Contains(row));
    }

    private void AddFalse(RecurringHousehold household, FoundPayments found, bool isInvented)
    {
        False++;
        Invented += isInvented ? 1 : 0;
        var kind = isInvented ? "invented" : "piece";
        Mistakes.Add($"{kind} {household.Name} {found.Description} {found.Period} {found.Rows.Count}, {found.Confidence:0.00}");
    }

    /// <summary>Half of its rows or more are of a known stream too young to be needed, or count neither way.</summary>
    private static bool IsExcused(HashSet<int> rows, HashSet<int> known, HashSet<int> needed, IReadOnlySet<int> neither) =>
        rows.Count(row => known.Contains(row) && !needed.Contains(row)) >= .5 * rows.Count
            || rows.Count(neither.Contains) >= .5 * rows.Count;

    private static double Ratio(double part, double whole) => part / Math.Max(whole, 1);

    private static double Harmonic(double a, double b) => a + b > 0 ? 2 * a * b / (a + b) : 0;

    private static double Average(IEnumerable<double> values) => values.DefaultIfEmpty(double.NaN).Average();
}

/// <summary>What of a known stream is past on a day.</summary>
internal sealed record KnownPast(KnownStream Stream, IReadOnlyList<int> Past, IReadOnlyList<int> Future, bool IsNeeded)
{
    public static KnownPast? At(RecurringHousehold household, KnownStream stream, DateOnly today)
    {
        var past = stream.Rows.Where(row => household.Rows[row].Date <= today).ToList();
        var payments = past.Select(row => household.Rows[row].Date).Distinct().Count();
        return past.Count == 0 ? null
            : new KnownPast(stream, past, [.. stream.Rows.Skip(past.Count)], payments >= (stream.Period >= Period.HalfYearly ? 2 : 3));
    }
}
