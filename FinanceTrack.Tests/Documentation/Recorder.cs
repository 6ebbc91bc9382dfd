using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using FinanceTrack.Tests.Http;
using FinanceTrack.Tests.OpenApi;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Documentation;

/// <summary>Calls the product and writes down what was said.</summary>
internal sealed class Recorder(FinanceTrackHost host, FakeTimeProvider clock)
{
    private static readonly string[] ShownHeaders = ["Location", "ETag", "Retry-After", "Content-Disposition"];

    // The OpenAPI document itself, for one, is not an example that a reader would look at.
    private const int MaxShown = 50_000;

    public List<Section> Sections { get; } = [];

    /// <summary>What the next calls carry; null for none.</summary>
    public AuthenticationHeaderValue? Credentials { get; set; }

    public FinanceTrackHost Host => host;

    /// <summary>The product's time.</summary>
    public TimeProvider Clock => clock;

    public DateTimeOffset Now => clock.GetUtcNow();

    public void Begin(string title, string text) => Sections.Add(new Section(title, text));

    /// <summary>Calls a function and shows the exchange.</summary>
    /// <param name="path">The route with its parameters filled in, below <c>/api/v1/</c> or from the root.</param>
    public async Task<Answer> ShowAsync(
        string function, string text, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var described = HttpFunction.Named(function);
        var full = path.StartsWith('/') ? path : $"/api/v1/{path}";
        Assert.Matches(RouteTemplate.PatternOf(described.Route), full.Split('?')[0]);
        using var request = new HttpRequestMessage(described.Method, full) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = described.IsAnonymous ? null : Credentials;
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        using var response = await host.Http.SendAsync(request);
        var answer = await Answer.ReadAsync(response);
        Assert.True((int)answer.Status < 400 || headers.Length > 0, $"{described.Method} {full}: {(int)answer.Status} {answer.Text}");
        var shown = answer.Body.ValueKind == JsonValueKind.Undefined || answer.Text.Length > MaxShown ? (JsonElement?)null : answer.Body;
        Sections[^1].Examples.Add(new Example(
            function, text, described.Method, described.Route, AccessOf(described), full, headers, Readable(body), (int)answer.Status,
            [.. ShownHeaders.Select(name => (name, HeaderOf(response, name))).Where(header => header.Item2.Length > 0)],
            shown is null ? null : ReadableJson.Of(shown.Value),
            body is null ? null : JsonSerializer.SerializeToElement(body, JsonSerializerOptions.Web),
            shown));
        clock.Advance(TimeSpan.FromSeconds(1));
        return answer;
    }

    public void ShowMessage(string queue, string text, JsonElement body) =>
        Sections[^1].Messages.Add(new QueueExample(queue, text, ReadableJson.Of(body)));

    private static string? Readable(object? body) =>
        body is null ? null : ReadableJson.Of(JsonSerializer.SerializeToElement(body, JsonSerializerOptions.Web));

    private static string HeaderOf(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) || response.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values) : "";

    public static string AccessOf(HttpFunction function) => function switch
    {
        { IsAnonymous: true } => "open to anyone",
        { Role: { } role } => $"role `{role}`",
        { LedgerRole: { } role } => $"session of a member with at least the role `{role.ToString().ToLowerInvariant()}`",
        { Scope: { } scope } => $"session, or API key with scope `{scope}`",
        _ => "session",
    };
}
