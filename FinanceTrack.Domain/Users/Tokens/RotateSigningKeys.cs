using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>
/// Gives the signing key a successor when it is a month old, and takes away the predecessors that no token still needs.
/// Run daily by one instance; running it again changes nothing.
/// </summary>
public sealed partial class RotateSigningKeys(
    ISigningKeyStore store, SigningKeyRing ring, TimeProvider time, ILogger<RotateSigningKeys> logger)
{
    private static readonly TimeSpan SignsFor = TimeSpan.FromDays(30);

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        var now = time.Now();
        var current = await ring.CurrentAsync(cancellationToken);
        var keys = await ring.RereadAsync(cancellationToken);
        if (current.SignsFrom + SignsFor <= now && !keys.Any(key => key.SignsFrom > now))
        {
            var signsFrom = now + SigningKeyRing.Overlap;
            var next = SigningKey.Create(signsFrom, signsFrom + SigningKeyRing.KeyLifetime);
            await store.AddAsync(next, cancellationToken);
            LogNext(next.Id, signsFrom);
        }

        foreach (var old in keys.Where(key => key.SignsFrom < current.SignsFrom && current.SignsFrom + SigningKeyRing.Overlap <= now))
        {
            await store.RemoveAsync(old.Id, cancellationToken);
            LogRemoved(old.Id);
        }

        await ring.RereadAsync(cancellationToken);
    }

    [LoggerMessage(1103, LogLevel.Information, "The signing key {KeyId} will sign from {SignsFrom:O}")]
    private partial void LogNext(string keyId, DateTimeOffset signsFrom);

    [LoggerMessage(1104, LogLevel.Information, "The signing key {KeyId} was removed")]
    private partial void LogRemoved(string keyId);
}
