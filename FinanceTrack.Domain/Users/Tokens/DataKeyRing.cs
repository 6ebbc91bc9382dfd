using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>The data keys as this instance knows them, read again when a value names one that it does not know.</summary>
public sealed partial class DataKeyRing(IDataKeyStore store, TimeProvider time, ILogger<DataKeyRing> logger) : IDisposable
{
    // A device token comes from outside and can name any key, so the store is not asked at every unknown name.
    private static readonly TimeSpan RereadAfter = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private volatile Snapshot? _snapshot;

    /// <summary>The newest key, with which new values are protected; the first is made when it is first needed.</summary>
    internal ValueTask<DataKey> CurrentAsync(CancellationToken cancellationToken) =>
        _snapshot?.Newest is { } newest ? ValueTask.FromResult(newest) : new(ReadOrCreateAsync(cancellationToken));

    /// <summary>The key that a value names, or null when there is none.</summary>
    internal ValueTask<DataKey?> FindAsync(string id, CancellationToken cancellationToken) =>
        _snapshot?.Find(id) is { } key ? ValueTask.FromResult<DataKey?>(key) : new(ReadAndFindAsync(id, cancellationToken));

    public void Dispose() => _reading.Dispose();

    private async Task<DataKey> ReadOrCreateAsync(CancellationToken cancellationToken)
    {
        if ((await ReadAsync(TimeSpan.Zero, cancellationToken)).Newest is { } stored)
            return stored;
        var first = DataKey.Create(time.Now());
        await store.AddAsync(first, cancellationToken);
        LogFirstKey(first.Id);
        return (await ReadAsync(TimeSpan.Zero, cancellationToken)).Newest ?? first;
    }

    private async Task<DataKey?> ReadAndFindAsync(string id, CancellationToken cancellationToken) =>
        (await ReadAsync(RereadAfter, cancellationToken)).Find(id);

    private async Task<Snapshot> ReadAsync(TimeSpan unlessYoungerThan, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var now = time.GetUtcNow();
            if (_snapshot is { } snapshot && now - snapshot.ReadAt < unlessYoungerThan)
                return snapshot;
            return _snapshot = new Snapshot(await store.ListAsync(cancellationToken), now);
        }
        finally
        {
            _reading.Release();
        }
    }

    private sealed record Snapshot(IReadOnlyList<DataKey> Keys, DateTimeOffset ReadAt)
    {
        // Two instances may each make a first key: all agree on one of them.
        public DataKey? Newest { get; } =
            Keys.OrderByDescending(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal).FirstOrDefault();

        public DataKey? Find(string id) => Keys.FirstOrDefault(key => key.Id == id);
    }

    [LoggerMessage(1105, LogLevel.Information, "The first data key {KeyId} was made")]
    private partial void LogFirstKey(string keyId);
}
