using System.Text;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Tools;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>A whole answer as it may be shown.</summary>
/// <param name="Text">The sentences that passed.</param>
/// <param name="Claims">What it shows, each once.</param>
/// <param name="Problems">Of the sentences that did not.</param>
internal sealed record CheckedAnswer(string Text, IReadOnlyList<Claim> Claims, IReadOnlyList<string> Problems)
{
    public bool Passes => Problems.Count == 0 && Text.Length > 0;
}

/// <summary>Checks whole drafts. The same draft with the same claims always gives the same answer.</summary>
internal static class AnswerChecker
{
    /// <summary>The checker of one answer, for a caller that releases sentence by sentence.</summary>
    public static SentenceChecker For(AssistantLedger ledger, ClaimBook claims, string message) => new(
        claims,
        new CheckLexicon(
            CategorySynonyms.Of(ledger.Categories), ledger.Accounts.Select(account => account.Name), claims, message, ledger.Today),
        new ClaimText(ledger.Locale, ledger.Today));

    public static CheckedAnswer Check(AssistantLedger ledger, ClaimBook claims, string message, string draft)
    {
        var checker = For(ledger, claims, message);
        var text = new StringBuilder();
        var (shown, problems) = (new List<Claim>(), new List<string>());
        foreach (var sentence in DraftReader.Sentences(draft))
        {
            var found = checker.Check(sentence);
            text.Append(found.Text);
            shown.AddRange(found.Claims);
            problems.AddRange(found.Problems);
        }

        return new CheckedAnswer(text.ToString().Trim(), [.. shown.Distinct<Claim>(ReferenceEqualityComparer.Instance)], problems);
    }
}
