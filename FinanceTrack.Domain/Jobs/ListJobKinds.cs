using System.Text.Json;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Jobs;

/// <summary>A kind of job that can be started.</summary>
/// <param name="Parameters">The names of what it takes; none when it takes nothing.</param>
public sealed record JobKindDetails(string Kind, IReadOnlyList<string> Parameters);

/// <summary>The kinds of jobs that this version of the product knows, by name, all on one page.</summary>
public sealed class ListJobKinds(IEnumerable<IJobHandler> handlers)
{
    public Page<JobKindDetails> Execute() => new(
        [
            .. handlers.OrderBy(handler => handler.Kind, StringComparer.Ordinal).Select(handler => new JobKindDetails(
                handler.Kind,
                [.. (handler.ParametersType?.GetProperties() ?? []).Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))])),
        ],
        null);
}
