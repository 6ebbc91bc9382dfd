using System.Threading.RateLimiting;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>
/// How many exports an instance has at once. Each user has one, until its last byte is sent. A few are written at a time, which takes
/// seconds, and others wait for them: an export holds a connection to the database while it is written, and not while it is sent.
/// </summary>
public sealed class ExportTurns : IDisposable
{
    private static readonly int WrittenAtOnce = Math.Max(2, Environment.ProcessorCount / 2);
    private const int Waiting = 100;

    // The last byte of one may have reached the reader before its turn has ended.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private static readonly TooManyRequestsError Busy = new(TimeSpan.FromSeconds(10));

    private readonly ConcurrencyLimiter _written = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = WrittenAtOnce,
        QueueLimit = Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    private readonly PartitionedRateLimiter<Guid> _users = PartitionedRateLimiter.Create<Guid, Guid>(
        userId => RateLimitPartition.GetConcurrencyLimiter(userId, _ => new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 1 }));

    /// <summary>The user's turn, to be disposed of when all is sent; an error (429) while the user has one.</summary>
    public async Task<Result<IDisposable>> TakeAsync(Guid userId, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var own = await _users.AcquireAsync(userId, 1, patience.Token);
            return own.IsAcquired ? own : Busy;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Busy;
        }
    }

    /// <summary>A turn to write, to be disposed of when all is written; an error (429) where too many wait.</summary>
    public async Task<Result<IDisposable>> WaitAsync(CancellationToken cancellationToken)
    {
        var turn = await _written.AcquireAsync(1, cancellationToken);
        return turn.IsAcquired ? turn : Busy;
    }

    public void Dispose()
    {
        _written.Dispose();
        _users.Dispose();
    }
}
