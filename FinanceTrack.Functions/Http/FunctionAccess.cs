using System.Collections.Concurrent;
using System.Reflection;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users.ApiKeys;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Http;

/// <summary>Who may call a function, read once from its attributes.</summary>
internal sealed record FunctionAccess(bool IsHttp, bool IsAnonymous, string? Scope, string? Role, ChangesOwnDataAttribute? OwnData)
{
    /// <summary>
    /// Whether only a session may call it, which is then read from the database: no API key, and no session that has ended.
    /// </summary>
    public bool IsSessionOnly => !IsAnonymous && (Scope is null || Role is not null);

    /// <summary>
    /// What a member of a ledger must be to call it: what writes is for editors, the rest of the ledger's data for viewers too.
    /// </summary>
    private LedgerRole LedgerRole => Scope == ScopeNames.Write ? LedgerRole.Editor : LedgerRole.Viewer;

    private static readonly ConcurrentDictionary<string, FunctionAccess> Known = new(StringComparer.Ordinal);

    /// <summary>Whether the caller's role in the ledger of the credentials allows it.</summary>
    public bool AllowsRole(Caller caller) => OwnData is not null && caller.SessionId is not null || caller.Ledger.Role >= LedgerRole;

    /// <summary>Whether it changes the account, and the caller is an API key for a ledger that is not the account's own.</summary>
    public bool IsBeyondKey(Caller caller) => OwnData is { OfAccount: true } && caller is { SessionId: null, Ledger.IsOwn: false };

    public static FunctionAccess Of(FunctionDefinition function) => Known.GetOrAdd(function.EntryPoint, Read);

    /// <exception cref="InvalidOperationException">
    /// The function is not found, or found twice: then no caller may call it, rather than every caller.
    /// </exception>
    internal static FunctionAccess Read(string entryPoint)
    {
        var dot = entryPoint.LastIndexOf('.');
        var methods = dot < 0
            ? []
            : typeof(FunctionAccess).Assembly.GetType(entryPoint[..dot])?
                .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
                .Where(method => method.Name == entryPoint[(dot + 1)..])
                .ToArray() ?? [];
        if (methods is not [var function])
            throw new InvalidOperationException($"The entry point {entryPoint} is not exactly one method here.");

        return new FunctionAccess(
            function.GetParameters().Any(parameter => parameter.IsDefined(typeof(HttpTriggerAttribute))),
            function.IsDefined(typeof(AllowAnonymousAttribute)),
            function.GetCustomAttribute<RequiresScopeAttribute>()?.Scope,
            (function.GetCustomAttribute<RequiresRoleAttribute>()
                ?? function.DeclaringType!.GetCustomAttribute<RequiresRoleAttribute>())?.Role,
            function.GetCustomAttribute<ChangesOwnDataAttribute>());
    }
}
