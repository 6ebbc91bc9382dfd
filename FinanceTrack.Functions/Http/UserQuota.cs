using System.Threading.RateLimiting;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// How many authenticated requests a user may send in a minute, whatever the credentials, to this instance. Counted in memory: a request
/// costs no query for it.
/// </summary>
public sealed class UserQuota : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<Guid>? _users;

    public UserQuota(IOptions<LimitOptions> limits)
    {
        if (limits.Value.RequestsPerUserPerMinute is not (> 0 and var perMinute))
            return;
        _users = PartitionedRateLimiter.Create<Guid, Guid>(userId => RateLimitPartition.GetFixedWindowLimiter(
            userId, _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = Window }));
    }

    /// <summary>Null when the user may send this one.</summary>
    public TooManyRequestsError? Refuse(Guid userId)
    {
        if (_users is null)
            return null;
        using var lease = _users.AttemptAcquire(userId);
        if (lease.IsAcquired)
            return null;
        return new TooManyRequestsError(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window);
    }

    public void Dispose() => _users?.Dispose();
}
