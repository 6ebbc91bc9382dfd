namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>How well scores put anomalies before the rest.</summary>
public static class RankingMetrics
{
    /// <summary>
    /// Average precision: the area under precision over recall as steps, equal scores being one step. NaN without anomalies.
    /// </summary>
    public static double AveragePrecision(IEnumerable<(double Score, bool Label)> rows)
    {
        var ordered = rows.OrderByDescending(row => row.Score).ToArray();
        double positives = ordered.Count(row => row.Label), found = 0, area = 0;
        for (var i = 0; i < ordered.Length;)
        {
            var end = i;
            var step = 0;
            for (; end < ordered.Length && ordered[end].Score == ordered[i].Score; end++) step += ordered[end].Label ? 1 : 0;
            found += step;
            area += step / positives * (found / end);
            i = end;
        }
        return positives > 0 ? area : double.NaN;
    }

    /// <summary>
    /// Area under the receiver operating characteristic: how often an anomaly is scored above an ordinary row, ties half, by the sum of
    /// ranks (Mann and Whitney 1947). NaN without rows of both kinds.
    /// </summary>
    public static double AreaUnderCurve(IEnumerable<(double Score, bool Label)> rows)
    {
        var ordered = rows.OrderBy(row => row.Score).ToArray();
        double positives = ordered.Count(row => row.Label), ranks = 0;
        for (var i = 0; i < ordered.Length;)
        {
            var end = i;
            while (end < ordered.Length && ordered[end].Score == ordered[i].Score) end++;
            ranks += ordered[i..end].Count(row => row.Label) * ((i + 1 + end) / 2.0);
            i = end;
        }

        return (ranks - (positives * (positives + 1) / 2)) / (positives * (ordered.Length - positives));
    }
}
