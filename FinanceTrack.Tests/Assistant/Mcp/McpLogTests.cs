using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Assistant.Mcp;

/// <summary>What the protocol's own handler would write of its clients.</summary>
public sealed class McpLogTests
{
    private const string Marker = "marker-of-a-client";

    [SkippableFact]
    public async Task No_word_of_a_client_is_logged()
    {
        FinanceTrackHost.InProcessOnly();
        var logs = new RecordedLogs();
        await using var host = await FinanceTrackHost.StartAsync(replace: logs.AddTo);
        using var user = await TestUser.RegisterAsync(host);
        var key = await user.KeyAsync("mcp:read");

        var clientInfo = new { name = Marker, version = Marker };
        await SendAsync("initialize", new { protocolVersion = "2025-06-18", capabilities = new { }, clientInfo });
        await SendAsync("tools/call", new { name = Marker, arguments = new { } });
        await SendAsync("tools/call", new { name = "search_transactions", arguments = new { text = Marker, from = Marker } });
        await SendAsync($"{Marker}/{Marker}", new { });

        Assert.NotEmpty(logs);
        Assert.DoesNotContain(logs, log => log.Message.Contains(Marker, StringComparison.Ordinal));

        async Task SendAsync(string method, object parameters) =>
            (await host.SendAsync(key, JsonContent.Create(new { jsonrpc = "2.0", id = 1, method, @params = parameters })))
                .Is(HttpStatusCode.OK);
    }
}
