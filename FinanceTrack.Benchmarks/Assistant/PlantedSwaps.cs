using System.Text.Json;
using FinanceTrack.Domain.Assistant;
using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Tools;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>A figure of a tool, by the name that an answer refers to it by.</summary>
/// <param name="Digits">As an answer would show it.</param>
internal sealed record SwapFact(string Ref, string Digits, string Category, string Month);

/// <summary>A right figure in a wrong place.</summary>
/// <param name="Draft">What a model writes.</param>
/// <param name="Digits">The figure as an answer would show it.</param>
/// <param name="Wrong">The word beside which it must not stand.</param>
internal sealed record PlantedSwap(string Draft, string Digits, string Wrong);

/// <summary>What the checker made of the swaps of one household.</summary>
/// <param name="Controls">The same sentences with the figure in its place.</param>
internal sealed record SwapOutcome(int Planted, IReadOnlyList<string> Shown, int Controls, int RefusedControls);

/// <summary>Puts figures that tools returned beside wrong categories, months, directions, currencies and measures.</summary>
internal static class PlantedSwaps
{
    private const int Months = 4;

    /// <summary>Each figure beside everything that is not its own.</summary>
    public static IEnumerable<PlantedSwap> Of(
        SwapFact fact, IReadOnlyCollection<string> categories, IReadOnlyCollection<string> months, string wrongCurrency = "dollars")
    {
        var (figure, digits, category, month) = ($"{{{{{fact.Ref}}}}}", fact.Digits, fact.Category, fact.Month);
        foreach (var other in months.Where(name => name != month))
        {
            yield return new($"In {other} you spent {figure} on {category}.", digits, other);
            yield return new($"{category} cost you {figure} in {other}.", digits, other);
            yield return new($"Spending on {category} in {other}: {figure}.", digits, other);
        }

        foreach (var other in categories.Where(name => name != category))
        {
            yield return new($"You spent {figure} on {other} in {month}.", digits, other);
            yield return new($"{other} cost you {figure} in {month}.", digits, other);
            yield return new($"You spent {digits} EUR on {other} in {month}.", digits, other);
            yield return new($"{other}: {figure}.", digits, other);
            yield return new($"Of all your spending in {month}, {figure} went to {other}.", digits, other);
        }

        yield return new($"You received {figure} for {category} in {month}.", digits, "received");
        yield return new($"Your balance is {figure}.", digits, "balance");
        yield return new($"You spent {figure} {wrongCurrency} on {category} in {month}.", digits, wrongCurrency);
        yield return new($"You saved {figure} on {category} in {month}.", digits, "saved");
        yield return new($"You spent {figure} a day on {category} in {month}.", digits, "a day");
        yield return new($"In {month} you spent {figure} more on {category}.", digits, "more");
    }

    /// <summary>The same figures where they belong.</summary>
    public static IEnumerable<string> Controls(SwapFact fact)
    {
        var (figure, category, month) = ($"{{{{{fact.Ref}}}}}", fact.Category, fact.Month);
        yield return $"In {month} you spent {figure} on {category}.";
        yield return $"{category} cost you {figure} in {month}.";
        yield return $"Spending on {category} in {month}: {figure}.";
    }

    /// <summary>Plants all swaps of a household's last months in drafts for the checker.</summary>
    public static async Task<SwapOutcome> PlantAsync(
        EvaluationLedgers ledgers, EvaluationHousehold household, CancellationToken cancellationToken)
    {
        var ledger = await ledgers.Database.ReadAsync(
            session => AssistantLedger.ReadAsync(session, household.Actor, new FixedClock(household.Today).GetUtcNow()), cancellationToken);
        var claims = new ClaimBook();
        for (var back = 1; back <= Months; back++)
        {
            var month = new DateOnly(household.Today.Year, household.Today.Month, 1).AddMonths(-back);
            var asked = await ledgers.Get<AssistantTools>().Find(MonthSummary.ToolName)!.ExecuteAsync(
                household.Actor, JsonSerializer.SerializeToElement(new { month = $"{month:yyyy-MM}" }), cancellationToken);
            claims.Add(asked.Value);
        }

        var facts = claims.All.Where(claim => claim is { Measure: Measure.Spent, Scope.Category: not null } && claim.Number > 0
                && claim.Scope.Category is not (AssistantLedger.NoCategory or "Home" or "Income" or "Transfer" or "Business"))
            .Select(claim => new SwapFact(
                claims.NameOf(claim), FormattableString.Invariant($"{claim.Number:0.00}"), claim.Scope.Category!,
                FormattableString.Invariant($"{claim.Scope.Period!.Value.From:MMMM}"))).ToList();
        var (categories, months) = (facts.Select(fact => fact.Category).ToHashSet(), facts.Select(fact => fact.Month).ToHashSet());
        var swaps = facts.SelectMany(fact => Of(fact, categories, months, household.Currency == "USD" ? "euros" : "dollars")).ToList();
        var controls = facts.SelectMany(Controls).ToList();
        return new SwapOutcome(
            swaps.Count, [.. swaps.Where(swap => Passes(swap.Draft)).Select(swap => swap.Draft)], controls.Count,
            controls.Count(draft => !Passes(draft)));

        bool Passes(string draft) => AnswerChecker.Check(ledger!, claims, "What did I spend?", draft).Passes;
    }
}
