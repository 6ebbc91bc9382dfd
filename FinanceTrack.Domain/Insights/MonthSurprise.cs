using FinanceTrack.Domain.Anomalies.Scoring;

namespace FinanceTrack.Domain.Insights;

/// <summary>How unusual a month's total is among those before it.</summary>
/// <param name="Student">Student's t of the logarithm; positive when more was spent.</param>
/// <param name="LogP">The logarithm of the two-sided p value.</param>
internal readonly record struct MonthSurprise(double Student, double LogP, double Expected)
{
    private const double PriorSpread = .25;
    private const int PriorCount = 4;

    /// <summary>
    /// With u = ln(total + s), s the category's mean row: t = (u − ū) / √(v (1 + 1/n)), v = (4·0.25² + Σ(u − ū)²) / (4 + n − 1), with n + 3
    /// degrees of freedom. The prior keeps a category of few months from seeming steadier than any is.
    /// </summary>
    public static MonthSurprise Of(IReadOnlyList<long> history, long total, double meanRow)
    {
        var logs = history.Select(sum => Math.Log(sum + meanRow)).ToList();
        var mean = logs.Average();
        var freedom = logs.Count + PriorCount - 1;
        var variance = ((PriorCount * PriorSpread * PriorSpread) + logs.Sum(log => (log - mean) * (log - mean))) / freedom;
        var student = (Math.Log(total + meanRow) - mean) / Math.Sqrt(variance * (1 + (1.0 / logs.Count)));
        var surprisal = NormalTail.Surprisal(NormalTail.FromStudent(Math.Abs(student), freedom));
        return new MonthSurprise(student, Math.Min(0, Math.Log(2) - surprisal), Math.Exp(mean) - meanRow);
    }
}
