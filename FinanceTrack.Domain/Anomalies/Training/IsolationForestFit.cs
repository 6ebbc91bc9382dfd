using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Scoring;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>Grows an <see cref="IsolationForest"/>.</summary>
internal static class IsolationForestFit
{
    /// <summary>Grows 100 trees on 1,024 rows each, drawn without replacement.</summary>
    public static IsolationForest Fit(ComponentTable table, IReadOnlyList<int> rows, int seed, int trees = 100, int sampleSize = 1_024)
    {
        var random = new Random(seed);
        var size = Math.Min(sampleSize, rows.Count);
        var limit = (int)Math.Ceiling(Math.Log2(Math.Max(size, 2)));
        var nodes = new List<IsolationNode>();
        var roots = new int[trees];
        for (var tree = 0; tree < trees; tree++)
        {
            roots[tree] = nodes.Count;
            Grow(table, Draw(rows, size, random), 0, limit, random, nodes);
        }
        return new IsolationForest(roots, [.. nodes], Math.Max(PathLength(size), 1e-9));
    }

    private static void Grow(ComponentTable table, Span<int> rows, int depth, int limit, Random random, List<IsolationNode> nodes)
    {
        var (component, cut) = depth < limit && rows.Length > 1 ? Cut(table, rows, random) : (-1, 0);
        var node = nodes.Count;
        if (component < 0)
        {
            nodes.Add(new IsolationNode(0, (float)PathLength(rows.Length), 0));
            return;
        }
        nodes.Add(default);
        var left = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            if (table[rows[i], component] >= cut) continue;
            (rows[i], rows[left]) = (rows[left], rows[i]);
            left++;
        }
        Grow(table, rows[..left], depth + 1, limit, random, nodes);
        nodes[node] = new IsolationNode((byte)component, cut, nodes.Count);
        Grow(table, rows[left..], depth + 1, limit, random, nodes);
    }

    /// <summary>A component that differs among the rows, and a value between its least and greatest; none when all rows are the same.</summary>
    private static (int Component, float Cut) Cut(ComponentTable table, ReadOnlySpan<int> rows, Random random)
    {
        var start = random.Next(ComponentVector.Count);
        for (var i = 0; i < ComponentVector.Count; i++)
        {
            var component = (start + i) % ComponentVector.Count;
            float low = float.MaxValue, high = float.MinValue;
            foreach (var row in rows)
            {
                var value = table[row, component];
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }
            if (high <= low) continue;
            var cut = low + ((high - low) * random.NextSingle());
            return (component, cut > low ? cut : high);
        }
        return (-1, 0);
    }

    private static int[] Draw(IReadOnlyList<int> rows, int size, Random random)
    {
        var drawn = new Dictionary<int, int>();
        var sample = new int[size];
        for (var i = 0; i < size; i++)
        {
            // A Fisher-Yates shuffle's first steps, with only the moved positions kept.
            var other = random.Next(i, rows.Count);
            sample[i] = rows[drawn.GetValueOrDefault(other, other)];
            drawn[other] = drawn.GetValueOrDefault(i, i);
        }
        return sample;
    }

    /// <summary>c(n): mean path length of an unsuccessful search in a binary search tree of n rows.</summary>
    private static double PathLength(int rows) => rows switch
    {
        <= 1 => 0,
        2 => 1,
        _ => (2 * (Math.Log(rows - 1) + 0.5772156649015329)) - (2.0 * (rows - 1) / rows)
    };
}
