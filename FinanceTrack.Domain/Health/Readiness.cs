using System.Text.Json.Serialization;

namespace FinanceTrack.Domain.Health;

/// <summary>Whether requests can be served, and if not, what is missing; and which versions serve them.</summary>
/// <param name="Build">The version of the build, with its commit where it was built from a repository.</param>
/// <param name="Schema">The newest migration that the database holds; null when that could not be read.</param>
/// <param name="Models">The version that this instance serves of each kind of model. A kind is absent until its first use loads it.</param>
public sealed record Readiness(
    string Status,
    IReadOnlyDictionary<string, PartReadiness> Checks,
    string Build,
    long? Schema,
    IReadOnlyDictionary<string, string> Models)
{
    [JsonIgnore]
    public bool IsReady => Status == "ready";
}

/// <param name="Status"><c>ok</c> or <c>failed</c>.</param>
/// <param name="Detail">What is wrong, in words that are safe to show to anyone.</param>
public sealed record PartReadiness(string Status, string? Detail);
