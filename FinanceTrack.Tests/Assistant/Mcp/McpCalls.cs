using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Tests.Support;
using ModelContextProtocol.Client;

namespace FinanceTrack.Tests.Assistant.Mcp;

/// <summary>The product's server as the official client of the protocol reaches it.</summary>
internal static class McpCalls
{
    public const string Path = "/api/v1/mcp";

    private const string Accept = "application/json, text/event-stream";

    /// <param name="version">The protocol's version that the client asks for; null for its newest.</param>
    public static Task<McpClient> ConnectAsync(this FinanceTrackHost host, string apiKey, string? version = null) => McpClient.CreateAsync(
        new HttpClientTransport(new HttpClientTransportOptions
        {
            Endpoint = new Uri(host.BaseAddress, Path),
            TransportMode = HttpTransportMode.StreamableHttp,
            AdditionalHeaders = new Dictionary<string, string> { ["X-Api-Key"] = apiKey },
        }),
        new McpClientOptions { ProtocolVersion = version });

    public static async Task<string> KeyAsync(this TestUser user, params string[] scopes) =>
        (await user.PostAsync("me/api-keys", new { name = "Assistant", scopes, password = user.Password }))
            .Is(HttpStatusCode.Created).Body.GetProperty("key").GetString()!;

    /// <summary>A request as it stands, without a client that would make it well-formed.</summary>
    public static async Task<Answer> SendAsync(
        this FinanceTrackHost host, string? apiKey, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, Path) { Content = content };
        request.Headers.TryAddWithoutValidation("Accept", Accept);
        if (apiKey is not null)
            request.Headers.Add("X-Api-Key", apiKey);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await host.Http.SendAsync(request);
        return await Answer.ReadAsync(response);
    }

    public static JsonContent ListTools => JsonContent.Create(new { jsonrpc = "2.0", id = 1, method = "tools/list" });
}
