using FinanceTrack.Domain.Caching;
using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>
/// The signing keys as this instance knows them, read again every few minutes and when a token names one it does not know.
/// While the store cannot be reached the known keys stay in use.
/// </summary>
public sealed partial class SigningKeyRing : IDisposable
{
    /// <summary>A new key is published this long before it signs, and an old one verifies this long after it has signed last.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    /// <summary>A key that was never replaced, because the timer did not run, still ends.</summary>
    public static readonly TimeSpan KeyLifetime = TimeSpan.FromDays(90);

    private static readonly TimeSpan RereadAfter = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RereadForUnknownKeyAfter = TimeSpan.FromSeconds(10);

    private readonly ISigningKeyStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger<SigningKeyRing> _logger;
    private readonly RefreshedValue<IReadOnlyList<SigningKey>> _keys;

    public SigningKeyRing(ISigningKeyStore store, TimeProvider time, ILogger<SigningKeyRing> logger)
    {
        (_store, _time, _logger) = (store, time, logger);
        _keys = new RefreshedValue<IReadOnlyList<SigningKey>>((_, cancellationToken) => store.ListAsync(cancellationToken), RereadAfter, time)
        {
            OnFailure = LogUnreadable,
            RetryAfter = RereadForUnknownKeyAfter,
        };
    }

    /// <summary>The key that signs now; the very first is made when it is first asked for.</summary>
    internal async ValueTask<SigningKey> CurrentAsync(CancellationToken cancellationToken)
    {
        var keys = await ListAsync(cancellationToken);
        if (SigningNow(keys) is { } current)
            return current;

        var now = _time.Now();
        var first = SigningKey.Create(now, now + KeyLifetime);
        await _store.AddAsync(first, cancellationToken);
        LogFirstKey(first.Id);
        return SigningNow(await _keys.ReadAsync(cancellationToken)) ?? first;
    }

    /// <summary>Every key that may have signed a token still good, and the next one.</summary>
    internal ValueTask<IReadOnlyList<SigningKey>> ListAsync(CancellationToken cancellationToken) => _keys.GetFreshAsync(cancellationToken);

    /// <summary>The key a token names, also when another instance made it a moment ago; null when there is none.</summary>
    internal async ValueTask<SigningKey?> FindAsync(string? keyId, CancellationToken cancellationToken) =>
        Find(await ListAsync(cancellationToken), keyId)
        ?? Find(await _keys.GetFreshAsync(RereadForUnknownKeyAfter, cancellationToken), keyId);

    /// <summary>Reads the store now.</summary>
    internal Task<IReadOnlyList<SigningKey>> RereadAsync(CancellationToken cancellationToken) => _keys.ReadAsync(cancellationToken);

    public void Dispose() => _keys.Dispose();

    private static SigningKey? Find(IReadOnlyList<SigningKey> keys, string? keyId) => keys.FirstOrDefault(key => key.Id == keyId);

    private SigningKey? SigningNow(IReadOnlyList<SigningKey> keys)
    {
        var now = _time.Now();
        return keys.Where(key => key.SignsFrom <= now && key.ExpiresAt > now).MaxBy(key => key.SignsFrom);
    }

    [LoggerMessage(1101, LogLevel.Information, "The first signing key {KeyId} was made")]
    private partial void LogFirstKey(string keyId);

    [LoggerMessage(1102, LogLevel.Warning, "The signing keys cannot be read; the known ones stay in use")]
    private partial void LogUnreadable(Exception exception);
}
