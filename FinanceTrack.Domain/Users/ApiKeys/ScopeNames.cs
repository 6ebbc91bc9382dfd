namespace FinanceTrack.Domain.Users.ApiKeys;

/// <summary>Scopes as the API writes them.</summary>
public static class ScopeNames
{
    public const string Read = "read";
    public const string Write = "write";
    public const string Score = "score";

    /// <summary>The tools of the Model Context Protocol that read.</summary>
    public const string McpRead = "mcp:read";

    /// <summary>Those that propose a change, beside those that read.</summary>
    public const string McpPropose = "mcp:propose";

    private static readonly (string Name, ApiScopes Scope)[] All =
    [
        (Read, ApiScopes.Read), (Write, ApiScopes.Write), (Score, ApiScopes.Score),
        (McpRead, ApiScopes.McpRead), (McpPropose, ApiScopes.McpPropose),
    ];

    /// <summary>What a request may ask for, in words.</summary>
    internal static string Choice => string.Join(", ", All.Select(scope => $"`{scope.Name}`"));

    public static IReadOnlyList<string> Of(ApiScopes scopes) => [.. All.Where(s => scopes.HasFlag(s.Scope)).Select(s => s.Name)];

    internal static bool TryParse(IReadOnlyList<string>? names, out ApiScopes scopes)
    {
        scopes = ApiScopes.None;
        foreach (var name in names ?? [])
        {
            var scope = All.FirstOrDefault(s => s.Name == name).Scope;
            if (scope == ApiScopes.None)
                return false;
            scopes |= scope;
        }

        return scopes != ApiScopes.None;
    }
}
