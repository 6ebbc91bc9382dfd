using FinanceTrack.Domain.Folding;

namespace FinanceTrack.Domain.Results;

/// <summary>Collects what is wrong with an input, by JSON pointer (RFC 6901), so that one answer names everything.</summary>
public sealed class ValidationErrors
{
    private Dictionary<string, List<string>>? _errors;

    public bool Any => _errors is not null;

    /// <summary>How many things are wrong.</summary>
    public int Count { get; private set; }

    public void Add(string pointer, string problem)
    {
        _errors ??= [];
        if (!_errors.TryGetValue(pointer, out var problems))
            _errors[pointer] = problems = [];
        problems.Add(problem);
        Count++;
    }

    /// <summary>Adds all that an error says; one that is not about values is about the whole.</summary>
    public void Add(Error error)
    {
        if (error is not ValidationError { Errors: var errors })
        {
            Add("", error.Detail);
            return;
        }

        foreach (var (pointer, problems) in errors)
        {
            foreach (var problem in problems)
                Add(pointer, problem);
        }
    }

    /// <summary>Adds what is wrong with a part of the input, which lies at the pointer.</summary>
    public void AddAt(string pointer, ValidationErrors part)
    {
        foreach (var (field, problems) in part._errors ?? [])
        {
            foreach (var problem in problems)
                Add(pointer + field, problem);
        }
    }

    public void Require(bool holds, string pointer, string problem)
    {
        if (!holds)
            Add(pointer, problem);
    }

    /// <summary>
    /// The text without surrounding blanks, and what is wrong with it: missing, too long, or holding control characters or
    /// halves of surrogate pairs, which no database or log shows alike.
    /// </summary>
    public string Text(string? value, string pointer, int maxLength, bool multiline = false)
    {
        var text = value?.Trim() ?? "";
        Require(TextFolding.IsVisible(text), pointer, "A text is required.");
        Require(text.Length <= maxLength, pointer, $"Must be at most {maxLength} characters.");
        Require(IsPlain(text, multiline), pointer, "Must not contain control characters or broken Unicode.");
        return text;
    }

    /// <summary>As <see cref="Text"/>, for one that may be missing; what cannot be seen is the same as missing.</summary>
    public string? OptionalText(string? value, string pointer, int maxLength, bool multiline = false) =>
        value is null || !TextFolding.IsVisible(value) ? null : Text(value, pointer, maxLength, multiline);

    public ValidationError ToError() =>
        new(_errors?.ToDictionary(e => e.Key, e => e.Value.ToArray())
            ?? throw new InvalidOperationException("Nothing is wrong."));

    private static bool IsPlain(string text, bool multiline)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsControl(c) && !(multiline && (c is '\n' or '\r' or '\t')))
                return false;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF')
                return false;
        }

        return true;
    }
}
