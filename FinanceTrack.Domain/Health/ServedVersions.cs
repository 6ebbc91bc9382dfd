namespace FinanceTrack.Domain.Health;

/// <summary>Which versions an instance serves.</summary>
/// <param name="Build">The version of the build, with its commit where it was built from a repository.</param>
/// <param name="Schema">The newest migration that the database holds; null when that could not be read.</param>
/// <param name="Models">The version that this instance serves of each kind of model. A kind is absent until its first use loads it.</param>
public sealed record ServedVersions(string Build, long? Schema, IReadOnlyDictionary<string, string> Models);
