using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users.Sessions;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.Http;

/// <summary>Who calls: set by the authentication middleware before a function runs.</summary>
/// <param name="Ledger">The ledger that the credentials act on, and the user's role in it.</param>
/// <param name="Scopes">What an API key may do; a signed-in session has every scope.</param>
/// <param name="SessionId">The session behind an access token; null for an API key.</param>
/// <param name="SignedInAt">When the session began, for what wants a recent sign-in.</param>
public sealed record Caller(
    Guid UserId, string Role, LedgerMembership Ledger, IReadOnlySet<string> Scopes, Guid? SessionId, DateTimeOffset? SignedInAt)
{
    public const string AdminRole = "admin";

    private static readonly object Key = new();

    /// <summary>The user in the session that asks; null for an API key.</summary>
    public CallerSession? Session => SessionId is { } sessionId ? new CallerSession(UserId, sessionId) : null;

    public static Caller Of(HttpRequest request) => Find(request.HttpContext)
        ?? throw new InvalidOperationException("The function ran without an authenticated caller.");

    internal static Caller? Find(HttpContext context) => context.Items.TryGetValue(Key, out var caller) ? (Caller?)caller : null;

    internal void Attach(HttpContext context) => context.Items[Key] = this;
}

public static class CallerExtensions
{
    /// <summary>The user who calls.</summary>
    public static Guid UserId(this HttpRequest request) => Caller.Of(request).UserId;

    /// <summary>The ledger that the request reads. The one place in which that is resolved.</summary>
    public static Guid LedgerId(this HttpRequest request) => Caller.Of(request).Ledger.LedgerId;

    /// <summary>Who changes which ledger.</summary>
    public static LedgerActor Actor(this HttpRequest request) => new(request.UserId(), request.LedgerId());

    /// <summary>Who reads or changes the ledger that the route names.</summary>
    public static LedgerActor ActorIn(this HttpRequest request, Guid ledgerId) => new(request.UserId(), ledgerId);

    /// <summary>The session that asks, in a function that only sessions may call.</summary>
    public static CallerSession CallerSession(this HttpRequest request) =>
        Caller.Of(request).Session ?? throw new InvalidOperationException("The function ran without a session.");
}
