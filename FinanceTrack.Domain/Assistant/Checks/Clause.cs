using FinanceTrack.Domain.Assistant.Claims;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>A part of a sentence between commas and conjunctions.</summary>
/// <param name="IsAfterThan">Whether it names what is compared with.</param>
internal sealed record Clause(bool IsAfterThan)
{
    /// <summary>The folded words, in order.</summary>
    public List<string> Words { get; } = [];

    /// <summary>The claims whose figures stand in it, with the position of each in the sentence.</summary>
    public List<(int Position, Claim Claim)> Figures { get; } = [];

    /// <summary>What its words say a figure is about.</summary>
    public List<Mention> Mentions { get; } = [];

    /// <summary>The word that follows each figure; empty for none.</summary>
    public List<string> Following { get; } = [];

    public bool HasAny(HashSet<string> phrases) => CheckWords.Any(Words, phrases);

    public List<Mention> In(Dimension dimension) => [.. Mentions.Where(mention => mention.Dimension == dimension).Distinct()];

    /// <summary>Cuts the tokens of a sentence into clauses.</summary>
    public static List<Clause> Of(IReadOnlyList<DraftToken> tokens, CheckLexicon lexicon)
    {
        var words = tokens.Where(token => token.Kind == TokenKind.Word).Select(token => token.Folded).ToList();
        var (clauses, word, named) = (new List<Clause> { new(false) }, 0, 0);
        for (var i = 0; i < tokens.Count; i++)
        {
            var clause = clauses[^1];
            var token = tokens[i];
            switch (token.Kind)
            {
                case TokenKind.Word:
                    if (word >= named)
                    {
                        var (mentions, length) = IsVerb(token, i) ? ([], 1) : lexicon.At(words, word);
                        clause.Mentions.AddRange(mentions);
                        named = word + length;
                        if (mentions.Count == 0 && (CheckWords.Than.Contains(token.Folded) || CheckWords.Joints.Contains(token.Folded)))
                            clauses.Add(clause = new Clause(CheckWords.Than.Contains(token.Folded)));
                    }

                    clause.Words.Add(token.Folded);
                    word++;
                    break;
                case TokenKind.Mark when token.Raw is "," or ";" or ":" or "(" or ")" or "–" or "—":
                    clauses.Add(new Clause(false));
                    break;
                case TokenKind.Slot:
                    AddSlot(clause, token, i, NextWord(tokens, i));
                    break;
            }
        }

        return clauses;
    }

    // The month of May and the month of March, and the verbs.
    private static bool IsVerb(in DraftToken token, int position) =>
        token.Folded is "may" or "march" && (position == 0 || !char.IsUpper(token.Raw[0]));

    private static void AddSlot(Clause clause, in DraftToken token, int position, string next)
    {
        if (token.IsFigure)
        {
            clause.Figures.Add((position, token.Claim!));
            clause.Following.Add(next);
        }

        if (token.IsFigure && token.Claim is { Kind: ClaimKind.Date, Measure: Measure.BookedOn, Scope.Period: { } day })
            clause.Mentions.Add(new Mention(Dimension.Period, null, day));
        else if (!token.IsFigure && Mention.Of(token) is { } mention)
            clause.Mentions.Add(mention);
    }

    private static string NextWord(IReadOnlyList<DraftToken> tokens, int position) =>
        tokens.Skip(position + 1).SkipWhile(token => token.Kind == TokenKind.Space).Select(token => token.Folded).FirstOrDefault() ?? "";
}
