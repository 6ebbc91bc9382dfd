using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.ModelRegistry;

/// <summary>A kind of model, and what is served of it; null while nothing is.</summary>
public sealed record ServedKind(string Kind, ModelPointer? Current);

/// <summary>Every kind there is, by name, with what is served of it.</summary>
public sealed class ListServedModels(ModelStore store, IEnumerable<ModelFormat> formats)
{
    public async Task<Page<ServedKind>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var kinds = new List<ServedKind>();
        foreach (var kind in formats.Select(format => format.Kind).Order(StringComparer.Ordinal))
            kinds.Add(new ServedKind(kind, (await store.FindPointerAsync(kind, cancellationToken))?.Pointer));
        return new Page<ServedKind>(kinds, null);
    }
}
