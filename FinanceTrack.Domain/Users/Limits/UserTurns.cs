using System.Threading.RateLimiting;

namespace FinanceTrack.Domain.Users.Limits;

/// <summary>
/// Lets each user have a few of the reads at once that may go through a whole ledger, whatever credentials they come with, and an instance
/// as many as it has processors: such a read can take seconds and holds a thread and a connection. Others wait, the first to come first;
/// how many can wait is bounded by how many requests a user may have. Take no turn inside another.
/// </summary>
public sealed class UserTurns : IDisposable
{
    private const int OfOneUser = 2;
    private const int MinAtOnce = 4;

    private readonly ConcurrencyLimiter _all;
    private readonly PartitionedRateLimiter<Guid> _users;

    public UserTurns()
        : this(OfOneUser, Math.Max(MinAtOnce, Environment.ProcessorCount))
    {
    }

    internal UserTurns(int ofOneUser, int atOnce)
    {
        _all = new ConcurrencyLimiter(Options(atOnce));
        _users = PartitionedRateLimiter.Create<Guid, Guid>(
            userId => RateLimitPartition.GetConcurrencyLimiter(userId, _ => Options(ofOneUser)));
    }

    /// <summary>Waits for the user's turn, and for one of the instance's.</summary>
    public async Task<T> RunAsync<T>(Guid userId, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        using var own = await _users.AcquireAsync(userId, 1, cancellationToken);
        using var any = await _all.AcquireAsync(1, cancellationToken);
        return await read();
    }

    public void Dispose()
    {
        _all.Dispose();
        _users.Dispose();
    }

    private static ConcurrencyLimiterOptions Options(int atOnce) => new()
    {
        PermitLimit = atOnce,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    };
}
