using System.Collections.Concurrent;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>
/// The sessions ended on this instance within an access token's lifetime, so that their tokens stop here at once.
/// It holds ten minutes' worth and needs no more: after that the tokens have ended by themselves.
/// </summary>
public sealed class EndedSessions(TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _forgetAt = new();
    private long _sweepAtTicks;

    public void Add(IEnumerable<Guid> sessionIds)
    {
        var now = time.GetUtcNow();
        foreach (var id in sessionIds)
            _forgetAt[id] = now + AccessTokenOptions.AccessTokenLifetime;
        Sweep(now);
    }

    public bool Contains(Guid sessionId) => !_forgetAt.IsEmpty && _forgetAt.ContainsKey(sessionId);

    private void Sweep(DateTimeOffset now)
    {
        var due = Interlocked.Read(ref _sweepAtTicks);
        var next = (now + TimeSpan.FromMinutes(1)).UtcTicks;
        if (now.UtcTicks < due || Interlocked.CompareExchange(ref _sweepAtTicks, next, due) != due)
            return;
        foreach (var (id, forgetAt) in _forgetAt)
        {
            if (forgetAt <= now)
                _forgetAt.TryRemove(id, out _);
        }
    }
}
