using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Functions.Http;

/// <summary>Lets anyone call the function. Without it a function answers only an authenticated caller.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AllowAnonymousAttribute : Attribute;

/// <summary>
/// Lets an API key with this scope call the function. Without it a function answers only signed-in sessions, which have every scope.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresScopeAttribute(string scope) : Attribute
{
    /// <summary>One of <see cref="FinanceTrack.Domain.Users.ApiKeys.ScopeNames"/>.</summary>
    public string Scope { get; } = scope;
}

/// <summary>
/// What the function changes is the user's own, and not the ledger's: a session may call it whatever the user's role in the ledger is. An
/// API key needs the role that its scope asks for.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChangesOwnDataAttribute : Attribute
{
    /// <summary>Whether it is the account's: then a key for a ledger of others is refused, whatever the role in that.</summary>
    public bool OfAccount { get; init; }
}

/// <summary>Keeps the function, or every function of the class, to callers of the role.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class RequiresRoleAttribute(string role) : Attribute
{
    public string Role { get; } = role;
}

/// <summary>
/// The role that a member needs in the ledger that the route names, or that the session acts on. The use case checks it, in the ledger's
/// lock where it changes something; a test compares the two for every role. A user who is not a member gets 404.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresLedgerRoleAttribute(LedgerRole role) : Attribute
{
    public LedgerRole Role { get; } = role;
}
