using System.Threading.RateLimiting;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// How many authenticated requests of one group (<see cref="RequestGroup"/>) this instance takes in a minute. Counted in memory: a request
/// costs no query for it.
/// </summary>
public sealed class UserQuota : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<RequestGroup>? _groups;

    public UserQuota(IOptions<LimitOptions> limits)
    {
        if (limits.Value.RequestsPerUserPerMinute is not (> 0 and var perMinute))
            return;
        _groups = PartitionedRateLimiter.Create<RequestGroup, RequestGroup>(group => RateLimitPartition.GetFixedWindowLimiter(
            group, _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window }));
    }

    /// <summary>Null when the user may send this one.</summary>
    internal TooManyRequestsError? Refuse(RequestGroup group)
    {
        if (_groups is null)
            return null;
        using var lease = _groups.AttemptAcquire(group);
        if (lease.IsAcquired)
            return null;
        return new TooManyRequestsError(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window);
    }

    public void Dispose() => _groups?.Dispose();
}
