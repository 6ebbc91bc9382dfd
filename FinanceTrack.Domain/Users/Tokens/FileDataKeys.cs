using System.Text.Json;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>One file a key, in the folder of the signing keys.</summary>
internal sealed class FileDataKeys(IOptions<AccessTokenOptions> options) : IDataKeyStore
{
    private const string Extension = ".datakey";

    private readonly PrivateFolder _folder = new(options.Value.KeysFolder);

    public async Task<IReadOnlyList<DataKey>> ListAsync(CancellationToken cancellationToken)
    {
        var keys = new List<DataKey>();
        foreach (var file in _folder.List(Extension))
        {
            var stored = JsonSerializer.Deserialize<StoredKey>(await File.ReadAllTextAsync(file, cancellationToken))
                ?? throw new InvalidDataException($"The data key {Path.GetFileName(file)} is empty.");
            keys.Add(new DataKey(stored.Secret, stored.CreatedAt));
        }

        return keys;
    }

    public Task AddAsync(DataKey key, CancellationToken cancellationToken) => _folder.WriteAsync(
        key.Id + Extension,
        JsonSerializer.SerializeToUtf8Bytes(new StoredKey(Convert.FromBase64String(key.Export()), key.CreatedAt)),
        cancellationToken);

    private sealed record StoredKey(byte[] Secret, DateTimeOffset CreatedAt);
}
