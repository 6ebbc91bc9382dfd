using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>
/// The signing keys as this instance knows them, read again every few minutes and when a token names one it does not know.
/// While the store cannot be reached the known keys go on.
/// </summary>
public sealed partial class SigningKeyRing(ISigningKeyStore store, TimeProvider time, ILogger<SigningKeyRing> logger) : IDisposable
{
    /// <summary>A new key is published this long before it signs, and an old one verifies this long after it has signed last.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    /// <summary>A key that was never replaced, because the timer did not run, still ends.</summary>
    public static readonly TimeSpan KeyLifetime = TimeSpan.FromDays(90);

    private static readonly TimeSpan RereadAfter = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RereadForUnknownKeyAfter = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Snapshot? _snapshot;

    /// <summary>The key that signs now; the very first is made when it is first asked for.</summary>
    internal async ValueTask<SigningKey> CurrentAsync(CancellationToken cancellationToken)
    {
        var keys = await ListAsync(cancellationToken);
        if (SigningNow(keys) is { } current)
            return current;

        var now = time.Now();
        var first = SigningKey.Create(now, now + KeyLifetime);
        await store.AddAsync(first, cancellationToken);
        LogFirstKey(first.Id);
        return SigningNow(await ReadAsync(TimeSpan.Zero, cancellationToken)) ?? first;
    }

    /// <summary>Every key that may have signed a token still good, and the next one.</summary>
    internal ValueTask<IReadOnlyList<SigningKey>> ListAsync(CancellationToken cancellationToken) =>
        _snapshot is { } snapshot && time.GetUtcNow() - snapshot.ReadAt < RereadAfter
            ? ValueTask.FromResult(snapshot.Keys)
            : new(ReadAsync(RereadAfter, cancellationToken));

    /// <summary>The key a token names, also when another instance made it a moment ago; null when there is none.</summary>
    internal async ValueTask<SigningKey?> FindAsync(string? keyId, CancellationToken cancellationToken) =>
        Find(await ListAsync(cancellationToken), keyId)
        ?? Find(await ReadAsync(RereadForUnknownKeyAfter, cancellationToken), keyId);

    /// <summary>Reads the store now.</summary>
    internal Task<IReadOnlyList<SigningKey>> RereadAsync(CancellationToken cancellationToken) => ReadAsync(TimeSpan.Zero, cancellationToken);

    public void Dispose() => _reading.Dispose();

    private static SigningKey? Find(IReadOnlyList<SigningKey> keys, string? keyId) => keys.FirstOrDefault(key => key.Id == keyId);

    private SigningKey? SigningNow(IReadOnlyList<SigningKey> keys)
    {
        var now = time.Now();
        return keys.Where(key => key.SignsFrom <= now && key.ExpiresAt > now).MaxBy(key => key.SignsFrom);
    }

    private async Task<IReadOnlyList<SigningKey>> ReadAsync(TimeSpan unlessYoungerThan, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (_snapshot is { } snapshot && now - snapshot.ReadAt < unlessYoungerThan)
                return snapshot.Keys;
            return (_snapshot = new Snapshot(await store.ListAsync(cancellationToken), now)).Keys;
        }
        catch (Exception exception) when (_snapshot is not null && exception is not OperationCanceledException)
        {
            LogUnreadable(exception);
            _snapshot = _snapshot with { ReadAt = time.GetUtcNow() - RereadAfter + RereadForUnknownKeyAfter };
            return _snapshot.Keys;
        }
        finally
        {
            _reading.Release();
        }
    }

    private sealed record Snapshot(IReadOnlyList<SigningKey> Keys, DateTimeOffset ReadAt);

    [LoggerMessage(1101, LogLevel.Information, "The first signing key {KeyId} was made")]
    private partial void LogFirstKey(string keyId);

    [LoggerMessage(1102, LogLevel.Warning, "The signing keys cannot be read; the known ones stay in use")]
    private partial void LogUnreadable(Exception exception);
}
