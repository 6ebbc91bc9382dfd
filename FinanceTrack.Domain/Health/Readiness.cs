using System.Text.Json.Serialization;

namespace FinanceTrack.Domain.Health;

/// <summary>
/// Whether requests can be served, and if not, what is missing. Anyone may read it, so that it does not say which versions serve them
/// (<see cref="ServedVersions"/>).
/// </summary>
public sealed record Readiness(string Status, IReadOnlyDictionary<string, PartReadiness> Checks)
{
    [JsonIgnore]
    public bool IsReady => Status == "ready";
}

/// <param name="Status"><c>ok</c> or <c>failed</c>.</param>
/// <param name="Detail">What is wrong, in words that are safe to show to anyone.</param>
public sealed record PartReadiness(string Status, string? Detail);
