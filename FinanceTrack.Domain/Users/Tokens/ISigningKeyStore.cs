namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>Where the private keys rest: Key Vault in Azure, a folder that git ignores elsewhere.</summary>
public interface ISigningKeyStore
{
    /// <summary>Every key that has not expired.</summary>
    Task<IReadOnlyList<SigningKey>> ListAsync(CancellationToken cancellationToken);

    Task AddAsync(SigningKey key, CancellationToken cancellationToken);

    /// <summary>Takes a key away before its time; no instance verifies with it once it has looked again.</summary>
    Task RemoveAsync(string keyId, CancellationToken cancellationToken);
}
