using System.Text.RegularExpressions;

namespace FinanceTrack.Domain.ModelRegistry;

/// <summary>What is known of one stored model. Written once, beside the model, and never changed.</summary>
public sealed partial record ModelManifest
{
    /// <summary>What the model is for, such as <c>expense-classifier</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Sortable by time of training: <c>20260301T120000000Z-1f0c9a2b</c>, the tail being the start of the hash.</summary>
    public required string Version { get; init; }

    /// <summary>The layout of the bytes; a reader refuses another one than its own.</summary>
    public required int Schema { get; init; }

    /// <summary>SHA-256 of the bytes, in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>Says which data trained it, without holding any: equal fingerprints mean equal data.</summary>
    public required string DataFingerprint { get; init; }

    /// <summary>Figures by name, measured on rows that were held back.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>Whether a text has the form of a version. Anything else names no model, and never becomes part of a blob's name.</summary>
    public static bool IsVersion(string text) => VersionForm().IsMatch(text);

    [GeneratedRegex(@"\A[0-9]{8}T[0-9]{9}Z-[0-9a-f]{8}\z")]
    private static partial Regex VersionForm();
}
