using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Tests.Users;

/// <summary>A key store that several rings can share, as instances share a vault, and that can be out of reach.</summary>
internal sealed class MemorySigningKeys(TimeProvider time) : ISigningKeyStore
{
    private readonly Dictionary<string, (string Pem, DateTimeOffset SignsFrom, DateTimeOffset ExpiresAt)> _keys = [];

    public bool IsDown { get; set; }

    public int Count => _keys.Count;

    public Task<IReadOnlyList<SigningKey>> ListAsync(CancellationToken cancellationToken) => IsDown
        ? throw new IOException("The vault is down.")
        : Task.FromResult<IReadOnlyList<SigningKey>>(
            [.. _keys.Values.Where(k => k.ExpiresAt > time.GetUtcNow()).Select(k => SigningKey.FromPem(k.Pem, k.SignsFrom, k.ExpiresAt))]);

    public Task AddAsync(SigningKey key, CancellationToken cancellationToken)
    {
        _keys[key.Id] = (key.ExportPem(), key.SignsFrom, key.ExpiresAt);
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string keyId, CancellationToken cancellationToken)
    {
        _keys.Remove(keyId);
        return Task.CompletedTask;
    }
}
