using System.Globalization;
using FinanceTrack.Benchmarks.Assistant;
using FinanceTrack.Benchmarks.Assistant.Scripted;

namespace FinanceTrack.Tests.Assistant.Model;

/// <summary>Makes swaps out of what the tools returned.</summary>
internal static class HostileSwaps
{
    public static readonly string[] Categories =
        ["Groceries", "Dining", "Transport", "Shopping", "Health", "Entertainment", "Education", "Insurance"];

    private static readonly Dictionary<string, string> MonthNames = new()
    {
        ["2026-01-01"] = "January",
        ["2026-02-01"] = "February",
        ["2026-03-01"] = "March",
    };

    /// <summary>Asks the tool for every month at once.</summary>
    public static ScriptedReply Tools() => ScriptedReply.Calls(
        [.. HostileHousehold.Months.Select(month => new ScriptedCall("month_summary", $$"""{"month":"{{month}}"}"""))]);

    /// <summary>Every figure of a category and month, beside each wrong category, month, direction, currency and measure.</summary>
    public static IEnumerable<PlantedSwap> Of(IReadOnlyList<ScriptedFact> facts) =>
        from fact in facts
        where fact is { Measure: "spent", Category: not null, Value: not null, From: not null }
            && Categories.Contains(fact.Category) && MonthNames.ContainsKey(fact.From)
        let digits = fact.Value!.Value.ToString("0.00", CultureInfo.InvariantCulture)
        from swap in PlantedSwaps.Of(new SwapFact(fact.Ref, digits, fact.Category!, MonthNames[fact.From!]), Categories, MonthNames.Values)
        select swap;
}
