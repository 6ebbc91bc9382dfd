using System.Globalization;
using System.Text.Json;
using FinanceTrack.Domain.Results;
using Microsoft.AspNetCore.Http;

namespace FinanceTrack.Functions.Http;

/// <summary>Reads query parameters, gathering what is wrong with them: a repeated, unknown or badly formed one is refused.</summary>
public sealed class QueryValues
{
    private readonly IQueryCollection _query;
    private readonly ValidationErrors _errors = new();

    public QueryValues(HttpRequest request, params ReadOnlySpan<string> known)
    {
        _query = request.Query;
        foreach (var (name, values) in _query)
        {
            _errors.Require(known.Contains(name), name, "This parameter is unknown.");
            _errors.Require(values.Count == 1, name, "This parameter must be given only once.");
        }
    }

    public string? Text(string name) => _query.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;

    /// <summary>A text that has to be there; empty where it is missing, which is an error then.</summary>
    public string Required(string name)
    {
        var text = Text(name);
        _errors.Require(!string.IsNullOrEmpty(text), name, "This parameter is required.");
        return text ?? "";
    }

    public DateOnly? Day(string name) => Read(name, "A date looks like 2026-11-23.", static (string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day));

    public decimal? Number(string name) => Read(name, "A number looks like -12.50.", static (string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number));

    public int? Integer(string name) => Read(name, "Must be a whole number.", static (string text, out int number) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number));

    public Guid? Id(string name) =>
        Read(name, "An id is a GUID.", static (string text, out Guid id) => Guid.TryParseExact(text, "D", out id));

    public bool? Flag(string name) =>
        Read(name, "Must be true or false.", static (string text, out bool flag) => bool.TryParse(text, out flag));

    /// <summary>A value of the enumeration by its camelCase name.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum =>
            Read(name, $"Must be one of {string.Join(", ", Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName))}.",
            static (string text, out T value) => Enum.TryParse(text, ignoreCase: true, out value) && text.All(char.IsAsciiLetter));

    /// <summary><c>limit</c> and <c>cursor</c>.</summary>
    public PageRequest Page()
    {
        var limit = Integer("limit") ?? PageRequest.DefaultLimit;
        _errors.Require(limit is >= 1 and <= PageRequest.MaxLimit, "limit", $"Must be 1 to {PageRequest.MaxLimit}.");
        return new PageRequest(limit, Text("cursor"));
    }

    /// <summary>True when nothing read so far was wrong.</summary>
    public bool IsValid([System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out Error? error)
    {
        error = _errors.Any ? _errors.ToError() : null;
        return error is null;
    }

    private delegate bool Parser<T>(string text, out T value);

    private T? Read<T>(string name, string problem, Parser<T> parse)
        where T : struct
    {
        if (Text(name) is not { } text)
            return null;
        if (parse(text, out var value))
            return value;
        _errors.Add(name, problem);
        return null;
    }
}
