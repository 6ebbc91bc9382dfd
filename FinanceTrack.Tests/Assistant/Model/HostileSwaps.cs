using System.Globalization;

namespace FinanceTrack.Tests.Assistant.Model;

/// <summary>A right figure in a wrong place.</summary>
/// <param name="Draft">What the model writes.</param>
/// <param name="Digits">The figure as an answer would show it.</param>
/// <param name="Wrong">The word beside which it must not stand.</param>
internal sealed record HostileSwap(string Draft, string Digits, string Wrong);

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
    public static IEnumerable<HostileSwap> Of(IReadOnlyList<HostileFact> facts)
    {
        foreach (var fact in facts.Where(fact => fact is { Measure: "spent", Category: not null, Value: not null }
            && Categories.Contains(fact.Category) && MonthNames.ContainsKey(fact.From!)))
        {
            var (figure, digits) = ($"{{{{{fact.Ref}}}}}", fact.Value!.Value.ToString("0.00", CultureInfo.InvariantCulture));
            var (category, month) = (fact.Category!, MonthNames[fact.From!]);
            foreach (var other in MonthNames.Values.Where(name => name != month))
            {
                yield return new($"In {other} you spent {figure} on {category}.", digits, other);
                yield return new($"{category} cost you {figure} in {other}.", digits, other);
                yield return new($"Spending on {category} in {other}: {figure}.", digits, other);
            }

            foreach (var other in Categories.Where(name => name != category))
            {
                yield return new($"You spent {figure} on {other} in {month}.", digits, other);
                yield return new($"{other} cost you {figure} in {month}.", digits, other);
                yield return new($"You spent {digits} EUR on {other} in {month}.", digits, other);
                yield return new($"{other}: {figure}.", digits, other);
                yield return new($"Of all your spending in {month}, {figure} went to {other}.", digits, other);
            }

            yield return new($"You received {figure} for {category} in {month}.", digits, "received");
            yield return new($"Your balance is {figure}.", digits, "balance");
            yield return new($"You spent {figure} dollars on {category} in {month}.", digits, "dollars");
            yield return new($"You saved {figure} on {category} in {month}.", digits, "saved");
        }
    }
}
