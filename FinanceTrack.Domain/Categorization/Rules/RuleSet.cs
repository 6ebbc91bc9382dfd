using FinanceTrack.Domain.Categorization.Text;
using FinanceTrack.Domain.Folding;

namespace FinanceTrack.Domain.Categorization.Rules;

/// <summary>
/// A user's rules in their order, ready to be asked. Texts are compared as words without case, accents and punctuation, so that
/// "PICK-N-PAY #12" contains "pick n pay".
/// </summary>
internal sealed class RuleSet(IEnumerable<RuleRow> rules)
{
    private readonly (RuleRow Rule, string? Text)[] _rules =
        [.. rules.OrderBy(rule => rule.Position)
            .ThenBy(rule => rule.Id).Select(rule => (rule, rule.Text is null ? null : Fold(rule.Text)))];

    public static RuleSet None { get; } = new([]);

    /// <summary>The first rule that matches, or null.</summary>
    public RuleRow? Find(CategorizationInput input)
    {
        if (_rules.Length == 0)
            return null;
        var description = Fold(input.Description);
        foreach (var (rule, text) in _rules)
        {
            if (MatchesText(rule, text, description) && MatchesAmount(rule, input))
                return rule;
        }

        return null;
    }

    private static bool MatchesText(RuleRow rule, string? text, string description) => text is null
        || (rule.TextMatch == TextMatch.Equals
            ? string.Equals(description, text, StringComparison.Ordinal)
            : description.Contains(text, StringComparison.Ordinal));

    private static bool MatchesAmount(RuleRow rule, CategorizationInput input) => rule.Currency is null
        || (rule.Currency.Code == input.Amount.Currency.Code
            && input.Amount.MinorUnits >= (rule.MinimumMinor ?? long.MinValue)
            && input.Amount.MinorUnits <= (rule.MaximumMinor ?? long.MaxValue));

    // A rule of punctuation only is compared with its punctuation: without it it would be contained in everything.
    private static string Fold(string text)
    {
        Span<char> buffer = stackalloc char[ScorerText.Capacity];
        Span<Range16> words = stackalloc Range16[ScorerText.MaxWords];
        var folded = ScorerText.Read(text, buffer, words).Text;
        return folded.IsEmpty ? TextFolding.ForSearch(text) : folded.ToString();
    }
}
