namespace FinanceTrack.Domain.Users;

/// <summary>What an API key may do. Stored as its number. A signed-in person has all of them.</summary>
[Flags]
public enum ApiScopes
{
    None = 0,
    Read = 1,
    Write = 2,
    Score = 4,
    McpRead = 8,
    McpPropose = 16,
    All = Read | Write | Score | McpRead | McpPropose,
}
