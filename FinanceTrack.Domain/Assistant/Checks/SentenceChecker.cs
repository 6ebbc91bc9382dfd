using System.Globalization;
using System.Text;
using FinanceTrack.Domain.Assistant.Claims;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>A sentence of an answer as it may be shown, or what is wrong with it.</summary>
/// <param name="Text">Rendered; empty when there are problems.</param>
/// <param name="Claims">Those that it shows, in order.</param>
internal sealed record CheckedSentence(string Text, IReadOnlyList<Claim> Claims, IReadOnlyList<string> Problems)
{
    public bool Passes => Problems.Count == 0;
}

/// <summary>
/// Checks the sentences of one answer in their order and renders those that pass. It decides by the text and the claims alone: the same
/// draft always gives the same answer.
/// </summary>
internal sealed class SentenceChecker(ClaimBook claims, CheckLexicon lexicon, ClaimText text)
{
    private const int LastLatin = 0x24F;
    private const string Markup = "<>[]`|\\@{}";

    private static readonly HashSet<string> OneWords = ["one", "ones"];
    private static readonly HashSet<string> BesideOne = ["no", "this", "that", "the", "each", "which", "another", "of", "other", "only"];

    private readonly Dictionary<Dimension, Mention> _context = [];

    /// <summary>Checks the next sentence of the answer.</summary>
    public CheckedSentence Check(string sentence)
    {
        var tokens = DraftReader.Tokens(sentence, claims);
        var problems = Problems(tokens).ToList();
        var clauses = Clause.Of(tokens, lexicon);
        var binding = new SentenceBinding(lexicon, clauses, _context);
        if (clauses.Exists(clause => clause.Figures.Count > 0))
        {
            binding.Check();
            problems.AddRange(binding.Problems);
        }
        else
        {
            problems.AddRange(WithoutFigures(tokens, clauses));
        }

        if (problems.Count > 0)
            return new CheckedSentence("", [], [.. problems.Distinct()]);
        foreach (var mention in clauses.SelectMany(clause => clause.Mentions))
            _context[mention.Dimension] = mention;
        return new CheckedSentence(
            Render(tokens, binding), [.. tokens.Where(token => token.Kind == TokenKind.Slot).Select(token => token.Claim!)], []);
    }

    private IEnumerable<string> Problems(List<DraftToken> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.BrokenSlot)
                yield return $"the reference {token.Raw} has no fact";
            else if (token.Kind == TokenKind.Number)
                yield return "a digit that is not a reference";
            else if (token.Kind == TokenKind.Mark && Markup.Contains(token.Raw, StringComparison.Ordinal))
                yield return "markup";
            else if (token.Kind == TokenKind.Mark && token.Raw is "%" or "‰" or "€" or "$" or "£" or "¥" or "₹")
                yield return "a sign of a currency or a share that is not a reference";
            else if (token.Kind == TokenKind.Word && token.Folded.Any(letter => letter > LastLatin && char.IsLetter(letter)))
                yield return "letters of another alphabet";
            else if (token.Kind == TokenKind.Word && token.Raw.EnumerateRunes().Any(IsHidden))
                yield return "invisible characters";
        }

        var words = tokens.Where(token => token.Kind == TokenKind.Word).Select(token => token.Folded).ToList();
        if (words.Exists(CheckWords.IsNumber) || HasOne(words))
            yield return "a number in words that is not a reference";
        if (words.Exists(CheckWords.Weekdays.Contains))
            yield return "a day of the week that is not a reference";
        if (lexicon.IsEcho(words))
            yield return "a text of a transaction outside of a reference";
        var folded = TextNormalizer.Fold(string.Concat(tokens.Select(token => token.Kind == TokenKind.Slot ? " x " : token.Raw)));
        if (TextCleaner.Reaches(folded))
            yield return "a link, an address or a number to reach";
        if (Demands.AreNewIn(folded, lexicon.Message))
            yield return "a request for credentials, a payment or a contact";
        if (Deeds.AreClaimedIn(folded))
            yield return "a change that was only proposed, or not even that";
        if (UnknownName(tokens) is { } name)
            yield return $"the name {name}, which has no reference";
    }

    private static bool HasOne(List<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (OneWords.Contains(words[i]) && !(i > 0 && BesideOne.Contains(words[i - 1]))
                && !(i + 1 < words.Count && words[i + 1] == "of"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHidden(Rune rune) => Folding.Letters.IsIgnorable(rune.Value)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.PrivateUse;

    // A name behind "at" that is neither a reference nor the user's own word: a merchant that no tool has named.
    private string? UnknownName(List<DraftToken> tokens)
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            var next = tokens[i + 2];
            if (tokens[i].Folded is "at" or "from" or "bei" && next is { Kind: TokenKind.Word } && char.IsUpper(next.Raw[0])
                && !lexicon.Message.Contains(next.Folded, StringComparison.Ordinal) && lexicon.At([next.Folded], 0).Mentions.Count == 0
                && text.Language != "de")
            {
                return next.Raw;
            }
        }

        return null;
    }

    private IEnumerable<string> WithoutFigures(List<DraftToken> tokens, List<Clause> clauses)
    {
        if (tokens.Exists(token => token is { Kind: TokenKind.Slot, Claim.Kind: ClaimKind.Sentence }))
        {
            if (tokens.Exists(token => token.Kind is TokenKind.Word))
                yield return "words beside a sentence of the server";
            yield break;
        }

        HashSet<string>[] comparing =
            [CheckWords.More, CheckWords.Less, CheckWords.Superlatives, CheckWords.Average, CheckWords.PerDay];
        if (claims.All.Count > 0 && clauses.Exists(clause => comparing.Any(clause.HasAny)))
            yield return "a comparison without a figure";
        foreach (var mention in clauses.SelectMany(clause => clause.Mentions))
        {
            if (mention is not { Name: null, Period: null, MonthOfYear: null } && claims.All.Count > 0
                && !claims.All.Any(claim => mention.Fits(claim.Scope, lexicon.Today)))
            {
                yield return $"a {mention.Dimension.ToString().ToLowerInvariant()} that no fact is about";
            }
        }
    }

    private string Render(List<DraftToken> tokens, SentenceBinding binding)
    {
        var rendered = new StringBuilder();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.Kind != TokenKind.Slot)
            {
                rendered.Append(token.Raw);
                continue;
            }

            rendered.Append(Slot(token, binding.Sized.Contains(i)));
            if (!token.IsFigure)
                continue;
            var label = Label(token.Claim!, binding.Unsaid.GetValueOrDefault(i) ?? [], binding.SaysMeasure);
            if (label.Length > 0)
                rendered.Append(" (").Append(label).Append(')');
        }

        return rendered.ToString();
    }

    private string Slot(in DraftToken token, bool isSized)
    {
        var scope = token.Claim!.Scope;
        return token.Part switch
        {
            SlotPart.Period => text.Period(scope.Period!.Value),
            SlotPart.Category => TextCleaner.Clean(scope.Category!),
            SlotPart.Account => TextCleaner.Clean(scope.Account!),
            SlotPart.Merchant => text.Quote(scope.Merchant!),
            _ => text.Value(token.Claim, isSized),
        };
    }

    private string Label(Claim claim, List<Dimension> unsaid, bool saysMeasure)
    {
        var labels = new List<string>();
        if (!saysMeasure && ClaimLabels.Measure(claim, text.Language) is { } measure)
            labels.Add(measure);
        foreach (var dimension in unsaid)
        {
            labels.Add(dimension switch
            {
                Dimension.Category when claim.Scope.Category is { } category => TextCleaner.Clean(category),
                Dimension.Account when claim.Scope.Account is { } account => TextCleaner.Clean(account),
                Dimension.Merchant when claim.Scope.Merchant is { } merchant => text.Quote(merchant),
                Dimension.Period => text.Period(claim.Scope.Period!.Value),
                _ => ClaimLabels.All(dimension, text.Language),
            });
        }

        return string.Join(", ", labels);
    }
}
