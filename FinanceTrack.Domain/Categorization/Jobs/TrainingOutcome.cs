namespace FinanceTrack.Domain.Categorization.Jobs;

/// <summary>How a training ended.</summary>
/// <param name="Version">The stored model; null when none was trained.</param>
/// <param name="Promoted">Whether it is served from now on.</param>
/// <param name="Reason">Why, or why not, and by how much.</param>
/// <param name="Rows">Labelled rows read.</param>
/// <param name="QuarantinedUsers">Users whose answers were left out because they contradict what everyone else says.</param>
/// <param name="Candidate">The new model's figures on the held-back lines.</param>
/// <param name="Current">The served model's figures on the same lines.</param>
public sealed record TrainingOutcome(
    string? Version,
    bool Promoted,
    string Reason,
    long Rows = 0,
    int Users = 0,
    int QuarantinedUsers = 0,
    IReadOnlyDictionary<string, double>? Candidate = null,
    IReadOnlyDictionary<string, double>? Current = null);
