namespace FinanceTrack.Domain.Insights;

/// <summary>The few insights to show first.</summary>
public static class WhatChanged
{
    public const int MaxCount = 5;

    /// <summary>
    /// At most five, the most surprising first. One that is about rows or a stream of an earlier one is left out, and so is one that does
    /// not tell a change.
    /// </summary>
    public static IReadOnlyList<Insight> Pick(IEnumerable<Insight> insights)
    {
        var picked = new List<Insight>();
        var said = new HashSet<Guid>();
        foreach (var insight in insights.Where(insight => insight.Surprise > 0).OrderByDescending(insight => insight.Surprise)
            .ThenByDescending(insight => insight.Size).ThenBy(insight => insight.Id))
        {
            if (insight.RowIds.Any(said.Contains))
                continue;
            said.UnionWith(insight.RowIds);
            picked.Add(insight);
            if (picked.Count == MaxCount)
                break;
        }

        return picked;
    }
}
