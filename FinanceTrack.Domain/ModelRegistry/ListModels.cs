using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.ModelRegistry;

/// <summary>The stored versions of a kind, newest first.</summary>
public sealed class ListModels(ModelStore store, IEnumerable<ModelFormat> formats)
{
    public async Task<Result<Page<ModelManifest>>> ExecuteAsync(string kind, PageRequest page, CancellationToken cancellationToken)
    {
        if (formats.All(known => known.Kind != kind))
            return new NotFoundError("model kind");
        if (page.Cursor is not null && !ModelManifest.IsVersion(page.Cursor))
            return PageRequest.InvalidCursor;
        var manifests = await store.ListAsync(kind, page.Cursor, page.Limit + 1, cancellationToken);
        return page.Of(manifests, manifest => manifest.Version);
    }
}
