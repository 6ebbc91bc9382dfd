using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users;
using FinanceTrack.Domain.Users.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// Lets a request through to its function only when its attributes allow the caller (<see cref="AllowAnonymousAttribute"/>,
/// <see cref="RequiresScopeAttribute"/>, <see cref="RequiresRoleAttribute"/>) the user's quota is not used up, and not too many
/// of the user's requests are under way; and says to the function who that is.
/// A session on a ledger that is not the user's own reads the membership from the database each time: a member who was removed reads
/// nothing more. What only sessions may call reads the session and the role from the database each time (<see cref="CheckSession"/>).
/// A request that waits for its place, or whose body takes its time, is checked once more after that (<see cref="CallerCheck"/>).
/// Queue messages and timers have no caller.
/// </summary>
public sealed class AuthenticationMiddleware(
    Authentication authentication,
    CheckSession sessions,
    CheckMembership memberships,
    UserQuota quota,
    RequestsAtOnce atOnce,
    SecurityEvents events,
    TimeProvider time) : IFunctionsWorkerMiddleware
{
    private static readonly UnauthorizedError NotSignedIn = new("Credentials are missing, wrong or expired.");
    private static readonly ForbiddenError WrongScope = new("The API key's scopes do not allow this.");
    private static readonly ForbiddenError OfAnotherLedger = new("An API key for a ledger of others cannot change the account.");
    private static readonly ForbiddenError ReadOnly = new("A viewer of a ledger cannot change its data.");

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var access = FunctionAccess.Of(context.FunctionDefinition);
        if (!access.IsHttp)
        {
            await next(context);
            return;
        }

        var http = context.GetHttpContext()
            ?? throw new InvalidOperationException(
                "An HTTP function runs without its request; is ConfigureFunctionsWebApplication missing?");
        if (!access.IsAnonymous)
        {
            var checkedAt = time.GetTimestamp();
            var caller = await authentication.IdentifyAsync(http);
            var error = caller is null ? NotSignedIn : await LimitAsync(http, caller);
            if (error is null && time.GetElapsedTime(checkedAt) > CallerCheck.GoodFor)
            {
                checkedAt = time.GetTimestamp();
                error = await CheckAsync(caller);
            }
            else
            {
                error = Logged(error ?? await AdmitAsync(access, http, caller), caller);
            }

            if (error is not null)
            {
                await error.ToProblem().ExecuteAsync(http);
                return;
            }

            new CallerCheck(time, checkedAt, () => CheckAsync(caller)).Attach(http);
        }

        await next(context);

        async ValueTask<Error?> CheckAsync(Caller? before) =>
            Logged(await AdmitAsync(access, http, await authentication.IdentifyAsync(http)), before);

        Error? Logged(Error? error, Caller? from)
        {
            if (error is not null)
                events.RequestRefused(context.FunctionDefinition.Name, StatusOf(error), from?.UserId);
            return error;
        }
    }

    /// <summary>Attaches the caller to the request, with the role of now, or says why not.</summary>
    private async ValueTask<Error?> AdmitAsync(FunctionAccess access, HttpContext http, Caller? caller)
    {
        if (caller is { SessionId: not null, Ledger.IsOwn: false } && !access.IsSessionOnly)
            caller = await StillMemberAsync(caller, http.RequestAborted);
        if (await RefuseAsync(access, caller, http.RequestAborted) is { } error)
            return error;
        caller!.Attach(http);
        return null;
    }

    private async ValueTask<Error?> LimitAsync(HttpContext http, Caller caller) =>
        (Error?)await quota.RefuseAsync(caller.UserId, caller.SessionId) ?? await atOnce.EnterAsync(http, caller.UserId, caller.SessionId);

    /// <summary>The caller with the role of now; null for one who is no longer a member.</summary>
    private async Task<Caller?> StillMemberAsync(Caller caller, CancellationToken cancellationToken) =>
        await memberships.FindAsync(caller.UserId, caller.Ledger.LedgerId, cancellationToken) is { } ledger
            ? caller with { Ledger = ledger }
            : null;

    private static int StatusOf(Error error) => error switch
    {
        UnauthorizedError => StatusCodes.Status401Unauthorized,
        ForbiddenError => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status429TooManyRequests,
    };

    private async ValueTask<Error?> RefuseAsync(FunctionAccess access, Caller? caller, CancellationToken cancellationToken)
    {
        if (caller is null)
            return NotSignedIn;
        if (access.IsSessionOnly)
        {
            return caller.Session is { } session
                ? await sessions.RefuseAsync(session, forAdmins: access.Role is not null, cancellationToken)
                : WrongScope;
        }

        if (caller.SessionId is null && !caller.Scopes.Contains(access.Scope!))
            return WrongScope;
        if (access.IsBeyondKey(caller))
            return OfAnotherLedger;
        return access.AllowsRole(caller) ? null : ReadOnly;
    }
}
