using Azure;

namespace FinanceTrack.Domain.ModelRegistry;

/// <summary>Which version of a kind is served. The one blob of a kind that changes, always by compare-and-swap on its ETag.</summary>
public sealed record ModelPointer
{
    /// <summary>What a damaged pointer is read as: it names no model, and the next promotion replaces it.</summary>
    public static ModelPointer Unreadable { get; } = new() { Version = "", ChangedAt = default, Reason = "The pointer could not be read." };

    public required string Version { get; init; }

    /// <summary>What was served before: where a rollback goes.</summary>
    public string? Previous { get; init; }

    /// <summary>While true, no job changes the pointer; an administrator does.</summary>
    public bool Pinned { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Why it points here, in words for administrators.</summary>
    public required string Reason { get; init; }

    /// <summary>A pointer to a version, not pinned.</summary>
    /// <param name="current">What is served now, which becomes what was before; null while nothing is.</param>
    public static ModelPointer To(string version, ModelPointer? current, DateTimeOffset changedAt, string reason) => new()
    {
        Version = version,
        Previous = current is null || current == Unreadable ? null : current.Version == version ? current.Previous : current.Version,
        ChangedAt = changedAt,
        Reason = reason,
    };
}

/// <summary>A pointer as it was read or written, with the ETag to change it by.</summary>
public sealed record TaggedPointer(ModelPointer Pointer, ETag Tag);
