using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.ModelRegistry;

/// <summary>A figure of two models; null where one has none of this name.</summary>
public sealed record MetricComparison(string Name, double? Left, double? Right)
{
    private const int Digits = 6;

    /// <summary>Rounded, so that what binary fractions leave over is not shown.</summary>
    public double? Difference => Left is { } left && Right is { } right ? Math.Round(right - left, Digits) : null;
}

/// <summary>Two models side by side.</summary>
/// <param name="SameData">Trained on the same data; figures of models that were not are only roughly comparable.</param>
public sealed record ModelComparison(ModelManifest Left, ModelManifest Right, bool SameData, IReadOnlyList<MetricComparison> Metrics);

/// <summary>Compares the figures of two versions of a kind.</summary>
public sealed class CompareModels(ModelStore store, IEnumerable<ModelFormat> formats)
{
    public async Task<Result<ModelComparison>> ExecuteAsync(string kind, string left, string right, CancellationToken cancellationToken)
    {
        if (formats.All(known => known.Kind != kind))
            return new NotFoundError("model kind");
        if (await store.FindAsync(kind, left, cancellationToken) is not { } one || await store.FindAsync(kind, right, cancellationToken) is not { } other)
            return new NotFoundError("model version");
        var names = one.Metrics.Keys.Union(other.Metrics.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return new ModelComparison(one, other, one.DataFingerprint == other.DataFingerprint, [.. names.Select(name =>
            new MetricComparison(name, Figure(one, name), Figure(other, name)))]);
    }

    private static double? Figure(ModelManifest manifest, string name) => manifest.Metrics.TryGetValue(name, out var figure) ? figure : null;
}
