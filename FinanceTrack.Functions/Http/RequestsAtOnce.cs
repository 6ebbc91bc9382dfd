using System.Threading.RateLimiting;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// How many authenticated requests of one user this instance answers at once, so that one user's do not take the place of all others'.
/// Twice as many more wait, the first to come first: a page of the console sends several together.
/// </summary>
public sealed class RequestsAtOnce : IDisposable
{
    private const int WaitingForEach = 2;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly PartitionedRateLimiter<Guid>? _users;

    public RequestsAtOnce(IOptions<LimitOptions> limits)
    {
        if (limits.Value.RequestsAtOncePerUser is not (> 0 and var atOnce))
            return;
        _users = PartitionedRateLimiter.Create<Guid, Guid>(userId => RateLimitPartition.GetConcurrencyLimiter(
            userId,
            _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = atOnce,
                QueueLimit = (int)Math.Min(int.MaxValue, (long)atOnce * WaitingForEach),
                QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
            }));
    }

    /// <summary>
    /// Waits until the user may send this one, which counts until its answer has ended, streamed ones too; the refusal where too many wait.
    /// </summary>
    public async ValueTask<TooManyRequestsError?> EnterAsync(HttpContext http, Guid userId)
    {
        if (_users is null)
            return null;
        var lease = await _users.AcquireAsync(userId, 1, http.RequestAborted);
        // The function's result is written after the middleware has returned, so that only the request itself knows its end.
        http.Response.RegisterForDispose(lease);
        return lease.IsAcquired ? null : new TooManyRequestsError(Pause);
    }

    public void Dispose() => _users?.Dispose();
}
