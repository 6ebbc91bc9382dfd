namespace FinanceTrack.Domain.Recurring.Fitting;

/// <summary>The sets of rows at one merchant that may be one stream: all, those of equal amounts, and clusters of near amounts.</summary>
internal static class CandidateSets
{
    private static readonly double[] MaxGaps = [.03, .12, .35];

    /// <param name="left">Rows in order, at least two.</param>
    public static List<int[]> Of(IReadOnlyList<int> left, RowTable rows)
    {
        var all = left.ToArray();
        var bySize = left.OrderBy(row => rows.Sizes[row]).ThenBy(row => row).ToArray();
        var sets = new List<int[]> { all };
        var known = new HashSet<int[]>(RowSetComparer.Instance) { all };
        AddRuns(sets, known, bySize, (previous, next) => rows.Sizes[previous] == rows.Sizes[next]);
        foreach (var gap in MaxGaps)
            AddRuns(sets, known, bySize, (previous, next) => rows.Logs[next] - rows.Logs[previous] <= gap);
        return sets;
    }

    /// <summary>Adds the runs of two rows or more along the amounts, each in the order of time, that no earlier set equals.</summary>
    private static void AddRuns(List<int[]> sets, HashSet<int[]> known, int[] bySize, Func<int, int, bool> continues)
    {
        for (int start = 0, end = 1; end <= bySize.Length; end++)
        {
            if (end < bySize.Length && continues(bySize[end - 1], bySize[end]))
                continue;
            if (end - start >= 2)
            {
                var run = bySize[start..end];
                Array.Sort(run);
                if (known.Add(run))
                    sets.Add(run);
            }

            start = end;
        }
    }
}
