namespace FinanceTrack.Domain.Recurring.Fitting;

/// <summary>Finds the streams among the rows of one merchant, direction and currency.</summary>
internal sealed class GroupSearch(RowTable rows, FitSearch search)
{
    private const int MaxStreams = 8;
    private const double MinScore = 1;
    private const int MinRowsOfEarly = 2;
    private const int MaxRowsOfEarly = 4;

    private readonly FitSplits _splits = new(rows, search);
    private readonly FitJoins _joins = new(rows, search.Slots);
    private readonly FitExtension _extension = new(rows, search.Slots);

    private readonly Dictionary<int[], StreamFit?> _known = new(RowSetComparer.Instance);

    /// <param name="group">Rows in order, at least two.</param>
    public IEnumerable<FoundStream> Find(IReadOnlyList<int> group, CancellationToken cancellationToken = default)
    {
        var fits = FindFits([.. group], cancellationToken);
        fits = _joins.Join(fits);
        var left = group.ToHashSet();
        left.ExceptWith(fits.SelectMany(fit => fit.Rows));
        foreach (var fit in fits)
            _extension.Extend(fit, left);
        foreach (var fit in fits)
            yield return new FoundStream(fit, _extension.TakeDoubles(fit, left));
    }

    private List<StreamFit> FindFits(List<int> left, CancellationToken cancellationToken)
    {
        _known.Clear();
        var fits = new List<StreamFit>();
        while (fits.Count < MaxStreams && left.Count >= 2 && FindBest(left, cancellationToken) is { } fit)
        {
            fits.Add(fit);
            var taken = fit.Rows.ToHashSet();
            left.RemoveAll(taken.Contains);
        }

        if (fits.Count == 0 && left.Count is >= MinRowsOfEarly and <= MaxRowsOfEarly && search.Early(left) is { } early)
            fits.Add(early);
        return fits;
    }

    /// <summary>Sets that no stream has taken a row from come again: their fit is known.</summary>
    private StreamFit? FindBest(int[] set)
    {
        if (!_known.TryGetValue(set, out var fit))
            _known.Add(set, fit = search.Best(set));
        return fit;
    }

    private StreamFit? FindBest(List<int> left, CancellationToken cancellationToken)
    {
        StreamFit? best = null;
        int[] bestSet = [];
        foreach (var set in CandidateSets.Of(left, rows))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (FindBest(set) is { } fit && (best is null || fit.Score > best.Score))
                (best, bestSet) = (fit, set);
        }

        if (best is null || best.Score < MinScore)
            return null;
        best = _splits.BestOfOverlapping(best, bestSet);
        _splits.CutAtPause(best);
        return best;
    }
}

/// <summary>A stream at one merchant, and the rows that paid one of its dates a second time.</summary>
internal sealed record FoundStream(StreamFit Fit, IReadOnlyList<int> Doubles);
