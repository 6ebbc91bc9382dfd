using System.Text.Json;
using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>One file a key, readable by its owner alone.</summary>
internal sealed class FileSigningKeys(IOptions<AccessTokenOptions> options, TimeProvider time) : ISigningKeyStore
{
    private const string Extension = ".json";

    private readonly PrivateFolder _folder = new(options.Value.KeysFolder);

    public async Task<IReadOnlyList<SigningKey>> ListAsync(CancellationToken cancellationToken)
    {
        var keys = new List<SigningKey>();
        foreach (var file in _folder.List(Extension))
        {
            var stored = JsonSerializer.Deserialize<StoredKey>(await File.ReadAllTextAsync(file, cancellationToken))
                ?? throw new InvalidDataException($"The signing key {Path.GetFileName(file)} is empty.");
            if (stored.ExpiresAt > time.Now())
                keys.Add(SigningKey.FromPem(stored.Pem, stored.SignsFrom, stored.ExpiresAt));
        }

        return keys;
    }

    public Task AddAsync(SigningKey key, CancellationToken cancellationToken) => _folder.WriteAsync(
        key.Id + Extension,
        JsonSerializer.SerializeToUtf8Bytes(new StoredKey(key.ExportPem(), key.SignsFrom, key.ExpiresAt)),
        cancellationToken);

    public Task RemoveAsync(string keyId, CancellationToken cancellationToken)
    {
        File.Delete(_folder.PathOf(keyId + Extension));
        return Task.CompletedTask;
    }

    private sealed record StoredKey(string Pem, DateTimeOffset SignsFrom, DateTimeOffset ExpiresAt);
}
