using FinanceTrack.Domain.Assistant.Claims;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>
/// Says computed facts by themselves, where there is no answer that passes. Each is a line with what it is about, and passes the checker
/// as any other.
/// </summary>
internal static class FactSentences
{
    private const int MaxFacts = 8;

    /// <summary>The draft; empty when there is nothing to say.</summary>
    public static string Draft(ClaimBook claims, string language)
    {
        var all = claims.All;
        var lines = all.Where(claim => claim.Kind == ClaimKind.Sentence).Select(claim => Slot(claims, claim)).Take(MaxFacts).ToList();
        var figures = all.Where(claim => claim is { Kind: ClaimKind.Amount, Derivation: null }).OrderBy(claim => claim.Row ?? 0)
            .Where(claim => claim.Number != 0 || claim.Matches == 0);
        foreach (var claim in figures.Take(MaxFacts - lines.Count))
            lines.Add($"{Scope(claims, claim, language)}{Slot(claims, claim)}.");
        return string.Join('\n', lines);
    }

    private static string Scope(ClaimBook claims, Claim claim, string language)
    {
        var name = claims.NameOf(claim);
        var parts = new List<string>();
        if (claim.Scope.Merchant is not null)
            parts.Add($"{{{{{name}.merchant}}}}");
        if (claim.Scope.Category is not null)
            parts.Add($"{{{{{name}.category}}}}");
        if (claim.Scope.Account is not null)
            parts.Add($"{{{{{name}.account}}}}");
        if (claim.Scope.Period is not null)
            parts.Add($"{{{{{name}.period}}}}");
        if (parts.Count == 0)
            parts.Add(language == "de" ? "Alles" : "Everything");
        return string.Join(", ", parts) + ": ";
    }

    private static string Slot(ClaimBook claims, Claim claim) => $"{{{{{claims.NameOf(claim)}}}}}";
}
