using System.Threading.RateLimiting;

namespace FinanceTrack.Functions.Http;

/// <summary>
/// Limits a user by the credentials that are used: each session for itself, all API keys of the user together, and all sessions together
/// at twice the limit. So a thief of a key or token cannot use up what its owner needs to revoke it.
/// </summary>
/// <param name="create">Makes the limiter of one group of credentials, with so many times the limit.</param>
internal sealed class CredentialLimiter(Func<int, RateLimiter> create) : IDisposable
{
    private const int SessionsTogether = 2;

    private readonly PartitionedRateLimiter<(Guid UserId, Guid? SessionId)> _credentials =
        PartitionedRateLimiter.Create<(Guid UserId, Guid? SessionId), (Guid, Guid?)>(
            credential => RateLimitPartition.Get(credential, _ => create(1)));

    private readonly PartitionedRateLimiter<Guid> _sessions =
        PartitionedRateLimiter.Create<Guid, Guid>(userId => RateLimitPartition.Get(userId, _ => create(SessionsTogether)));

    /// <summary>The limiters that a request has to pass, one after the other.</summary>
    /// <param name="sessionId">Null for an API key.</param>
    public IEnumerable<Func<CancellationToken, ValueTask<RateLimitLease>>> Of(Guid userId, Guid? sessionId)
    {
        yield return cancellation => _credentials.AcquireAsync((userId, sessionId), 1, cancellation);
        if (sessionId is not null)
            yield return cancellation => _sessions.AcquireAsync(userId, 1, cancellation);
    }

    public void Dispose()
    {
        _credentials.Dispose();
        _sessions.Dispose();
    }
}
