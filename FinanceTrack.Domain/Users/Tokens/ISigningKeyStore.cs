namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>Where the private keys rest: Key Vault in Azure, a folder that git ignores elsewhere.</summary>
public interface ISigningKeyStore
{
    /// <summary>Every key that has not expired.</summary>
    Task<IReadOnlyList<SigningKey>> ListAsync(CancellationToken cancellationToken);

    Task AddAsync(SigningKey key, CancellationToken cancellationToken);

    /// <summary>Removes a key before its time. An instance refuses its tokens, cached ones too, once it has read the store again.</summary>
    Task RemoveAsync(string keyId, CancellationToken cancellationToken);
}
