namespace FinanceTrack.Domain.Models;

/// <summary>What is known of one stored model. Written once, beside the model, and never changed.</summary>
public sealed record ModelManifest
{
    /// <summary>What the model is for, such as <c>expense-classifier</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Sortable by time of training: <c>20260301T120000Z-1f0c9a2b</c>, the tail being the start of the hash.</summary>
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
}

/// <summary>Which version of a kind is served. The one blob of a kind that changes, always by compare-and-swap on its ETag.</summary>
public sealed record ModelPointer
{
    public required string Version { get; init; }

    /// <summary>What was served before: where a rollback goes.</summary>
    public string? Previous { get; init; }

    /// <summary>While true, no job changes the pointer; an administrator does.</summary>
    public bool Pinned { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Why it points here, in words for administrators.</summary>
    public required string Reason { get; init; }
}
