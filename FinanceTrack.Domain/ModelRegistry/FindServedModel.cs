using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.ModelRegistry;

/// <summary>What is served of one kind, with the ETag to change it by.</summary>
public sealed class FindServedModel(ModelStore store, IEnumerable<ModelFormat> formats)
{
    /// <summary>An unknown kind, and one of which nothing is served yet, is not found.</summary>
    public async Task<Result<TaggedPointer>> ExecuteAsync(string kind, CancellationToken cancellationToken)
    {
        if (formats.All(known => known.Kind != kind))
            return new NotFoundError("model kind");
        return await store.FindPointerAsync(kind, cancellationToken) is { } found ? found : new NotFoundError("model in service");
    }
}
