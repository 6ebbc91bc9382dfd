using FinanceTrack.Domain.Anomalies.Scoring;

namespace FinanceTrack.Domain.Anomalies.Model;

/// <summary>
/// Isolation forest (Liu, Ting and Zhou 2008): rows that few random cuts set apart are unusual. Nodes of all trees lie in
/// one array; a leaf holds in place of a threshold the path length that its rows would still have needed.
/// </summary>
public sealed class IsolationForest(int[] roots, IsolationNode[] nodes, double normalPath)
{
    public IReadOnlyList<int> Roots => roots;

    public IReadOnlyList<IsolationNode> Nodes => nodes;

    /// <summary>Mean path length of an unsuccessful search among as many rows as each tree saw.</summary>
    public double NormalPath { get; } = normalPath;

    /// <summary>2^(−mean path / normal path), 0..1; about 0.5 for what is ordinary.</summary>
    public double Score(in ComponentVector components)
    {
        var length = 0.0;
        foreach (var root in roots)
        {
            var node = root;
            var depth = 0;
            while (nodes[node].Right != 0)
            {
                node = (float)components[nodes[node].Component] < nodes[node].Value ? node + 1 : nodes[node].Right;
                depth++;
            }
            length += depth + nodes[node].Value;
        }
        return Math.Pow(2, -length / (roots.Length * NormalPath));
    }
}

/// <summary>A cut (values below it go to the next node, others to <paramref name="Right"/>), or a leaf where there is no right.</summary>
public readonly record struct IsolationNode(byte Component, float Value, int Right);
