using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Models;

/// <summary>The versions of a kind, newest first, and which is served.</summary>
public sealed record ModelList(string Kind, ModelPointer? Current, IReadOnlyList<ModelManifest> Versions);

/// <summary>Lists the stored models of a kind.</summary>
public sealed class ListModels(ModelStore store, IEnumerable<ModelKind> kinds)
{
    public async Task<Result<ModelList>> ExecuteAsync(string kind, CancellationToken cancellationToken)
    {
        if (!kinds.Any(known => known.Name == kind))
            return new NotFoundError("model kind");
        var pointer = await store.FindPointerAsync(kind, cancellationToken);
        return new ModelList(kind, pointer?.Pointer, await store.ListAsync(kind, cancellationToken));
    }
}
