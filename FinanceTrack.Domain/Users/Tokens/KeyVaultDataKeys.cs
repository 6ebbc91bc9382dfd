using System.Globalization;
using Azure.Security.KeyVault.Secrets;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>One Key Vault secret, each key a version of it. A disabled version is not read.</summary>
internal sealed class KeyVaultDataKeys(SecretClient vault) : IDataKeyStore
{
    public const string SecretName = "data-key";

    private const string CreatedAtTag = "created-at";

    public async Task<IReadOnlyList<DataKey>> ListAsync(CancellationToken cancellationToken)
    {
        var keys = new List<DataKey>();
        await foreach (var version in vault.GetPropertiesOfSecretVersionsAsync(SecretName, cancellationToken))
        {
            if (version.Enabled is false)
                continue;
            var secret = await vault.GetSecretAsync(SecretName, version.Version, outContentType: null, cancellationToken);
            var createdAt = DateTimeOffset.Parse(version.Tags[CreatedAtTag], CultureInfo.InvariantCulture);
            keys.Add(new DataKey(Convert.FromBase64String(secret.Value.Value), createdAt));
        }

        return keys;
    }

    public Task AddAsync(DataKey key, CancellationToken cancellationToken) => vault.SetSecretAsync(
        new KeyVaultSecret(SecretName, key.Export())
        {
            Properties =
            {
                ContentType = "application/octet-stream;base64",
                Tags = { [CreatedAtTag] = key.CreatedAt.ToString("O", CultureInfo.InvariantCulture) },
            },
        },
        cancellationToken);
}
