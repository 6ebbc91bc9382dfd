using System.Globalization;
using Azure.Security.KeyVault.Secrets;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>
/// One Key Vault secret, each key a version of it. The vault's own <c>exp</c> says when a version ends; it does not keep
/// an ended version from being read, so ended and disabled ones are passed over here.
/// The identity needs to get, list and set secrets (role "Key Vault Secrets Officer" on that secret or vault).
/// </summary>
internal sealed class KeyVaultSigningKeys(SecretClient vault, TimeProvider time) : ISigningKeyStore
{
    public const string SecretName = "access-token-signing-key";

    private const string KeyIdTag = "kid";
    private const string SignsFromTag = "signs-from";

    public async Task<IReadOnlyList<SigningKey>> ListAsync(CancellationToken cancellationToken)
    {
        var keys = new List<SigningKey>();
        await foreach (var version in vault.GetPropertiesOfSecretVersionsAsync(SecretName, cancellationToken))
        {
            if (version.Enabled is false || version.ExpiresOn is not { } expiresAt || expiresAt <= time.Now())
                continue;
            var secret = await vault.GetSecretAsync(SecretName, version.Version, outContentType: null, cancellationToken);
            var signsFrom = DateTimeOffset.Parse(version.Tags[SignsFromTag], CultureInfo.InvariantCulture);
            keys.Add(SigningKey.FromPem(secret.Value.Value, signsFrom, expiresAt));
        }

        return keys;
    }

    public async Task AddAsync(SigningKey key, CancellationToken cancellationToken)
    {
        var secret = new KeyVaultSecret(SecretName, key.ExportPem())
        {
            Properties =
            {
                ContentType = "application/pkcs8",
                ExpiresOn = key.ExpiresAt,
                Tags = { [KeyIdTag] = key.Id, [SignsFromTag] = key.SignsFrom.ToString("O", CultureInfo.InvariantCulture) },
            },
        };
        await vault.SetSecretAsync(secret, cancellationToken);
    }

    public async Task RemoveAsync(string keyId, CancellationToken cancellationToken)
    {
        await foreach (var version in vault.GetPropertiesOfSecretVersionsAsync(SecretName, cancellationToken))
        {
            if (version.Enabled is false || !version.Tags.TryGetValue(KeyIdTag, out var id) || id != keyId)
                continue;
            version.Enabled = false;
            await vault.UpdateSecretPropertiesAsync(version, cancellationToken);
        }
    }
}
