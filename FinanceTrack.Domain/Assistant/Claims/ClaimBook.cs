namespace FinanceTrack.Domain.Assistant.Claims;

/// <summary>The claims of one turn, by the names that an answer refers to them by: c1, c2, …</summary>
public sealed class ClaimBook
{
    private readonly List<Claim> _claims = [];
    private readonly Dictionary<string, Claim> _derived = new(StringComparer.Ordinal);

    /// <summary>What the tools of this turn found.</summary>
    public IReadOnlyList<Claim> All => _claims;

    /// <summary>Adds a claim and returns its name.</summary>
    public string Add(Claim claim)
    {
        _claims.Add(claim);
        return $"c{_claims.Count}";
    }

    /// <summary>Adds what a tool found.</summary>
    public void Add(ToolResult result)
    {
        foreach (var claim in result.Claims)
            Add(claim);
    }

    /// <summary>The name of a claim that was added.</summary>
    public string NameOf(Claim claim) => $"c{_claims.FindIndex(known => ReferenceEquals(known, claim)) + 1}";

    /// <summary>
    /// The claim of a reference: <c>c3</c>, or <c>diff(c1,c2)</c>, which is computed. Null when there is none, or it cannot be computed.
    /// </summary>
    public Claim? Find(string reference)
    {
        var text = reference.Replace(" ", "", StringComparison.Ordinal);
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return FindByNumber(text);
        if (_derived.TryGetValue(text, out var known))
            return known;
        if (!text.EndsWith(')') || !ClaimMath.TryParse(text[..open], out var how))
            return null;
        var operands = text[(open + 1)..^1].Split(',').Select(FindByNumber).ToList();
        if (operands.Contains(null) || !ClaimMath.Derive(how, [.. operands.OfType<Claim>()]).TryGet(out var claim, out _))
            return null;
        _derived[text] = claim;
        return claim;
    }

    private Claim? FindByNumber(string name) =>
        name.Length > 1 && name[0] == 'c' && int.TryParse(name.AsSpan(1), System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= _claims.Count
            ? _claims[number - 1]
            : null;
}
