using System.Threading.RateLimiting;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// How many authenticated requests a user may send in a minute to this instance; <see cref="CredentialLimiter"/> says which credentials
/// count together. Counted in memory: a request costs no query for it.
/// </summary>
public sealed class UserQuota : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly CredentialLimiter? _users;

    public UserQuota(IOptions<LimitOptions> limits)
    {
        if (limits.Value.RequestsPerUserPerMinute is not (> 0 and var perMinute))
            return;
        _users = new CredentialLimiter(times => Create((long)perMinute * times));
    }

    // One that replenishes itself has a timer: there would be one for each user. The limiter that holds them all does it.
    internal static ReplenishingRateLimiter Create(long permits) => new FixedWindowRateLimiter(new FixedWindowRateLimiterOptions
    {
        PermitLimit = (int)Math.Min(int.MaxValue, permits),
        Window = Window,
        AutoReplenishment = false,
    });

    /// <summary>Null when the user may send this one.</summary>
    /// <param name="sessionId">Null for an API key.</param>
    public async ValueTask<TooManyRequestsError?> RefuseAsync(Guid userId, Guid? sessionId)
    {
        foreach (var acquire in _users?.Of(userId, sessionId) ?? [])
        {
            using var lease = await acquire(CancellationToken.None);
            if (!lease.IsAcquired)
                return new TooManyRequestsError(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Window);
        }

        return null;
    }

    public void Dispose() => _users?.Dispose();
}
