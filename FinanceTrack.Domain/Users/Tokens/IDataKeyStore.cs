namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>Where data keys are kept, beside the signing keys: in Key Vault in Azure, in a folder that git ignores elsewhere.</summary>
public interface IDataKeyStore
{
    Task<IReadOnlyList<DataKey>> ListAsync(CancellationToken cancellationToken);

    Task AddAsync(DataKey key, CancellationToken cancellationToken);
}
