using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Models;

/// <summary>A figure of two models; null where one has none of this name.</summary>
public sealed record MetricComparison(string Name, double? Left, double? Right)
{
    public double? Difference => Right - Left;
}

/// <summary>Two models side by side.</summary>
/// <param name="SameData">Trained on the same data; figures of models that were not are only roughly comparable.</param>
public sealed record ModelComparison(ModelManifest Left, ModelManifest Right, bool SameData, IReadOnlyList<MetricComparison> Metrics);

/// <summary>Compares the figures of two versions of a kind.</summary>
public sealed class CompareModels(ModelStore store, IEnumerable<ModelKind> kinds)
{
    public async Task<Result<ModelComparison>> ExecuteAsync(string kind, string left, string right, CancellationToken cancellationToken)
    {
        if (!kinds.Any(known => known.Name == kind))
            return new NotFoundError("model kind");
        if (await store.FindAsync(kind, left, cancellationToken) is not { } one || await store.FindAsync(kind, right, cancellationToken) is not { } other)
            return new NotFoundError("model version");
        var names = one.Metrics.Keys.Union(other.Metrics.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new ModelComparison(one, other, one.DataFingerprint == other.DataFingerprint, [.. names.Select(name =>
            new MetricComparison(name, Figure(one, name), Figure(other, name)))]);
    }

    private static double? Figure(ModelManifest manifest, string name) => manifest.Metrics.TryGetValue(name, out var figure) ? figure : null;
}
