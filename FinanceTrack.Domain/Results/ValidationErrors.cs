namespace FinanceTrack.Domain.Results;

/// <summary>Collects what is wrong with an input, by JSON pointer (RFC 6901), so that one answer names everything.</summary>
public sealed class ValidationErrors
{
    private Dictionary<string, List<string>>? _errors;

    public bool Any => _errors is not null;

    public void Add(string pointer, string problem)
    {
        _errors ??= [];
        if (!_errors.TryGetValue(pointer, out var problems))
            _errors[pointer] = problems = [];
        problems.Add(problem);
    }

    public void Require(bool holds, string pointer, string problem)
    {
        if (!holds)
            Add(pointer, problem);
    }

    public ValidationError ToError() =>
        new(_errors?.ToDictionary(e => e.Key, e => e.Value.ToArray())
            ?? throw new InvalidOperationException("Nothing is wrong."));
}
