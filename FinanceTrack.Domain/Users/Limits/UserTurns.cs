using System.Threading.RateLimiting;
using FinanceTrack.Domain.Ledgers;
using Microsoft.Extensions.Caching.Memory;

namespace FinanceTrack.Domain.Users.Limits;

/// <summary>
/// Lets each user, and the members of each ledger together, have a few of the reads at once that may go through a whole ledger, whatever
/// credentials they come with. An instance has as many as it has processors: such a read can take seconds and holds a thread and a
/// connection. Ledgers that were slow a short time ago have places of their own, so that others do not wait for them. Those that wait come
/// in their order; how many can wait is bounded by how many requests a user may have. Take no turn inside another.
/// </summary>
public sealed class UserTurns : IDisposable
{
    private const int OfOneUser = 2;
    private const int MinAtOnce = 4;
    private const int MaxSlowLedgers = 10_000;

    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly ConcurrencyLimiter _quick;
    private readonly ConcurrencyLimiter _slow;
    private readonly PartitionedRateLimiter<Guid> _users;
    private readonly PartitionedRateLimiter<Guid> _ledgers;
    private readonly MemoryCache _slowLedgers = new(new MemoryCacheOptions { SizeLimit = MaxSlowLedgers });
    private readonly TimeProvider _time;

    public UserTurns()
        : this(OfOneUser, Math.Max(MinAtOnce, Environment.ProcessorCount))
    {
    }

    internal UserTurns(int ofEach, int atOnce, TimeProvider? time = null)
    {
        (_quick, _slow) = (new ConcurrencyLimiter(Options(atOnce)), new ConcurrencyLimiter(Options(Math.Max(1, atOnce / 2))));
        (_users, _ledgers) = (OfEach(ofEach), OfEach(ofEach));
        _time = time ?? TimeProvider.System;
    }

    /// <summary>Waits for the user's turn, the ledger's, and one of the instance's.</summary>
    public async Task<T> RunAsync<T>(LedgerActor actor, Func<Task<T>> read, CancellationToken cancellationToken)
    {
        using var own = await _users.AcquireAsync(actor.UserId, 1, cancellationToken);
        using var shared = await _ledgers.AcquireAsync(actor.LedgerId, 1, cancellationToken);
        var places = _slowLedgers.TryGetValue(actor.LedgerId, out _) ? _slow : _quick;
        using var any = await places.AcquireAsync(1, cancellationToken);
        var start = _time.GetTimestamp();
        try
        {
            return await read();
        }
        finally
        {
            if (_time.GetElapsedTime(start) > Slow)
            {
                _slowLedgers.Set(
                    actor.LedgerId, true, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Remembered });
            }
        }
    }

    public void Dispose()
    {
        _quick.Dispose();
        _slow.Dispose();
        _users.Dispose();
        _ledgers.Dispose();
        _slowLedgers.Dispose();
    }

    private static PartitionedRateLimiter<Guid> OfEach(int atOnce) => PartitionedRateLimiter.Create<Guid, Guid>(
        id => RateLimitPartition.GetConcurrencyLimiter(id, _ => Options(atOnce)));

    private static ConcurrencyLimiterOptions Options(int atOnce) => new()
    {
        PermitLimit = atOnce,
        QueueLimit = int.MaxValue,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    };
}
