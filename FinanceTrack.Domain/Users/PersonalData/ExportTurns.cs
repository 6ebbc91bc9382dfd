using System.Threading.RateLimiting;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>
/// How many exports an instance writes at once: each holds a connection to the database for as long as its reader takes. One for each user,
/// and a few in all, so that slow readers leave connections to everyone else.
/// </summary>
public sealed class ExportTurns : IDisposable
{
    private const int AtOnce = 8;

    private static readonly TooManyRequestsError Busy = new(TimeSpan.FromSeconds(10));

    private readonly ConcurrencyLimiter _all = new(new ConcurrencyLimiterOptions { PermitLimit = AtOnce });

    private readonly PartitionedRateLimiter<Guid> _users = PartitionedRateLimiter.Create<Guid, Guid>(
        userId => RateLimitPartition.GetConcurrencyLimiter(userId, _ => new ConcurrencyLimiterOptions { PermitLimit = 1 }));

    /// <summary>A turn, to be disposed of when the export has ended; or an error (429) while others have them all.</summary>
    public Result<IDisposable> Take(Guid userId)
    {
        var own = _users.AttemptAcquire(userId);
        if (!own.IsAcquired)
            return Busy;
        var any = _all.AttemptAcquire();
        if (any.IsAcquired)
            return new Turn(own, any);
        own.Dispose();
        return Busy;
    }

    public void Dispose()
    {
        _all.Dispose();
        _users.Dispose();
    }

    private sealed class Turn(RateLimitLease own, RateLimitLease any) : IDisposable
    {
        public void Dispose()
        {
            any.Dispose();
            own.Dispose();
        }
    }
}
