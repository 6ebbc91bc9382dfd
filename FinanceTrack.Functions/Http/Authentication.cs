using FinanceTrack.Domain.Users;
using FinanceTrack.Domain.Users.ApiKeys;
using FinanceTrack.Domain.Users.Tokens;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// Finds out who calls: <c>Authorization: Bearer</c> with an access token, or an API key in <c>X-Api-Key</c> or
/// <c>Authorization: ApiKey</c>.
/// </summary>
public sealed class Authentication(AccessTokens accessTokens, CheckApiKey apiKeys)
{
    private const string ApiKeyHeader = "X-Api-Key";
    private const string BearerScheme = "Bearer ";
    private const string ApiKeyScheme = "ApiKey ";

    // One set for each combination of scopes, so that a request makes none.
    private static readonly IReadOnlySet<string>[] ScopeSets =
        [.. Enumerable.Range(0, (int)ApiScopes.All + 1)
            .Select(scopes => ScopeNames.Of((ApiScopes)scopes).ToHashSet(StringComparer.Ordinal))];

    /// <summary>The caller, or null when there are no credentials, or none that are valid.</summary>
    public async ValueTask<Caller?> IdentifyAsync(HttpContext http)
    {
        var headers = http.Request.Headers;
        if (headers.TryGetValue(ApiKeyHeader, out var keys))
            return keys.Count == 1 ? await IdentifyKeyAsync(keys[0]!, http.RequestAborted) : null;

        var authorization = headers.Authorization.Count == 1 ? headers.Authorization[0]! : "";
        if (authorization.StartsWith(BearerScheme, StringComparison.OrdinalIgnoreCase))
            return await IdentifySessionAsync(authorization[BearerScheme.Length..].Trim(), http.RequestAborted);
        return authorization.StartsWith(ApiKeyScheme, StringComparison.OrdinalIgnoreCase)
            ? await IdentifyKeyAsync(authorization[ApiKeyScheme.Length..].Trim(), http.RequestAborted)
            : null;
    }

    private async ValueTask<Caller?> IdentifySessionAsync(string token, CancellationToken cancellationToken) =>
        await accessTokens.ReadAsync(token, cancellationToken) is { } read
            ? new Caller(read.UserId, NameOf(read.Role), read.Ledger, ScopeSets[(int)ApiScopes.All], read.SessionId, read.SignedInAt)
            : null;

    private async ValueTask<Caller?> IdentifyKeyAsync(string key, CancellationToken cancellationToken) =>
        await apiKeys.ExecuteAsync(key, cancellationToken) is { } identity
            ? new Caller(
                identity.UserId,
                NameOf(identity.Role),
                identity.Ledger,
                ScopeSets[(int)(identity.Scopes & ApiScopes.All)],
                SessionId: null,
                SignedInAt: null)
            : null;

    private static string NameOf(UserRole role) => role == UserRole.Admin ? Caller.AdminRole : "user";
}
