using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace FinanceTrack.LocalHost.Worker.Http;

/// <summary>
/// What the host says of a request by name: its route values, and <c>Headers</c> and <c>Query</c> as JSON objects of strings. It keeps what
/// was left of <c>X-Forwarded-For</c>, which the request itself has no longer.
/// </summary>
internal sealed class RequestData : IReadOnlyDictionary<string, object?>
{
    private const string ForwardedFor = "X-Forwarded-For";

    private readonly HttpRequest _request;
    private readonly StringValues _forwardedFor;

    public RequestData(HttpRequest request)
    {
        _request = request;
        request.Headers.Remove(ForwardedFor, out _forwardedFor);
    }

    public IEnumerable<string> Keys => All.Keys;

    public IEnumerable<object?> Values => All.Values;

    public int Count => All.Count;

    private RouteValueDictionary All => new(_request.RouteValues) { [nameof(Headers)] = Headers, [nameof(Query)] = Query };

    private string Headers => Json(_forwardedFor.Count == 0 ? _request.Headers : _request.Headers.Append(new(ForwardedFor, _forwardedFor)));

    private string Query => Json(_request.Query);

    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"The request has no '{key}'.");

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    // Route values are asked for with every request, the rest hardly ever: it is made when it is.
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        if (_request.RouteValues.TryGetValue(key, out value))
            return true;
        value = key.Equals(nameof(Headers), StringComparison.OrdinalIgnoreCase) ? Headers
            : key.Equals(nameof(Query), StringComparison.OrdinalIgnoreCase) ? Query
            : null;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => All.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Json(IEnumerable<KeyValuePair<string, StringValues>> values) =>
        JsonSerializer.Serialize(values.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()));
}
