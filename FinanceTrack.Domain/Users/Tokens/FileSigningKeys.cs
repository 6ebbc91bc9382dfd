using System.Text.Json;
using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>One file a key, readable by its owner alone (on Windows by whoever may read the folder).</summary>
internal sealed class FileSigningKeys(IOptions<AccessTokenOptions> options, TimeProvider time) : ISigningKeyStore
{
    private const string Extension = ".json";

    private readonly string _folder = options.Value.KeysFolder;

    public async Task<IReadOnlyList<SigningKey>> ListAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(_folder))
            return [];
        var keys = new List<SigningKey>();
        foreach (var file in Directory.EnumerateFiles(_folder, "*" + Extension))
        {
            var stored = JsonSerializer.Deserialize<StoredKey>(await File.ReadAllTextAsync(file, cancellationToken))
                ?? throw new InvalidDataException($"The signing key {Path.GetFileName(file)} is empty.");
            if (stored.ExpiresAt > time.Now())
                keys.Add(SigningKey.FromPem(stored.Pem, stored.SignsFrom, stored.ExpiresAt));
        }

        return keys;
    }

    public async Task AddAsync(SigningKey key, CancellationToken cancellationToken)
    {
        CreateFolder();
        var text = JsonSerializer.SerializeToUtf8Bytes(new StoredKey(key.ExportPem(), key.SignsFrom, key.ExpiresAt));
        var unfinished = Path.Combine(_folder, key.Id + ".new");
        var write = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            write.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using (var file = new FileStream(unfinished, write))
            await file.WriteAsync(text, cancellationToken);
        File.Move(unfinished, FileOf(key.Id)); // Whoever lists sees the whole key or none.
    }

    public Task RemoveAsync(string keyId, CancellationToken cancellationToken)
    {
        File.Delete(FileOf(keyId));
        return Task.CompletedTask;
    }

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(_folder);
        else
            Directory.CreateDirectory(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private string FileOf(string keyId) => Path.Combine(_folder, keyId + Extension);

    private sealed record StoredKey(string Pem, DateTimeOffset SignsFrom, DateTimeOffset ExpiresAt);
}
