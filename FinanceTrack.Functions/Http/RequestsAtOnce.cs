using System.Threading.RateLimiting;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// How many authenticated requests of one user this instance answers at once, so that one user's do not take the place of all others'.
/// Twice as many more wait, the first to come first: a page of the console sends several together. <see cref="CredentialLimiter"/> says
/// which credentials count together.
/// </summary>
public sealed class RequestsAtOnce : IDisposable
{
    private const int WaitingForEach = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CredentialLimiter? _users;

    public RequestsAtOnce(IOptions<LimitOptions> limits)
    {
        if (limits.Value.RequestsAtOncePerUser is not (> 0 and var atOnce))
            return;
        _users = new CredentialLimiter(times => new ConcurrencyLimiter(new ConcurrencyLimiterOptions
        {
            PermitLimit = Times(atOnce, times),
            QueueLimit = Times(atOnce, times * WaitingForEach),
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }));
    }

    /// <summary>
    /// Waits until the user may send this one, which counts until its answer has ended, streamed ones too; the refusal where too many wait.
    /// </summary>
    /// <param name="sessionId">Null for an API key.</param>
    public async ValueTask<TooManyRequestsError?> EnterAsync(HttpContext http, Guid userId, Guid? sessionId)
    {
        foreach (var acquire in _users?.Of(userId, sessionId) ?? [])
        {
            var lease = await acquire(http.RequestAborted);
            // The function's result is written after the middleware has returned, so that only the request itself knows its end.
            http.Response.RegisterForDispose(lease);
            if (!lease.IsAcquired)
                return new TooManyRequestsError(Pause);
        }

        return null;
    }

    public void Dispose() => _users?.Dispose();

    private static int Times(int limit, int times) => (int)Math.Min(int.MaxValue, (long)limit * times);
}
