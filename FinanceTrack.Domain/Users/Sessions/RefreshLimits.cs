using System.Threading.RateLimiting;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>
/// How often a session, and all sessions of a user together, may be refreshed on this instance: each refresh is a row that stays until the
/// session ends. One session cannot use up those of all. Counted in memory, so that a refresh costs no query for it.
/// </summary>
public sealed class RefreshLimits : IDisposable
{
    private readonly TimeSpan _window;
    private readonly PartitionedRateLimiter<Guid>? _sessions;
    private readonly PartitionedRateLimiter<Guid>? _users;

    public RefreshLimits(IOptions<LimitOptions> options)
    {
        _window = TimeSpan.FromMinutes(options.Value.WindowMinutes);
        (_sessions, _users) = (Of(options.Value.RefreshesPerSession), Of(options.Value.RefreshesPerUser));
    }

    /// <summary>Null when the session may be refreshed once more.</summary>
    internal TooManyRequestsError? Refuse(Guid userId, Guid sessionId) => Refuse(_sessions, sessionId) ?? Refuse(_users, userId);

    public void Dispose()
    {
        _sessions?.Dispose();
        _users?.Dispose();
    }

    private TooManyRequestsError? Refuse(PartitionedRateLimiter<Guid>? limiter, Guid id)
    {
        using var lease = limiter?.AttemptAcquire(id);
        return lease is not { IsAcquired: false }
            ? null
            : new TooManyRequestsError(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : _window);
    }

    private PartitionedRateLimiter<Guid>? Of(int perWindow) => perWindow == 0
        ? null
        : PartitionedRateLimiter.Create<Guid, Guid>(id => RateLimitPartition.GetFixedWindowLimiter(
            id, _ => new FixedWindowRateLimiterOptions { PermitLimit = perWindow, Window = _window }));
}
