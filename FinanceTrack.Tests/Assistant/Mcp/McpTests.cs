using System.Net;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Tests.Sharing;
using FinanceTrack.Tests.Support;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace FinanceTrack.Tests.Assistant.Mcp;

/// <summary>The tools through the official client of the Model Context Protocol.</summary>
public sealed class McpTests(McpFixture fixture) : IClassFixture<McpFixture>
{
    private static readonly string[] ToRead = ["mcp:read"];
    private static readonly string[] ToPropose = ["mcp:read", "mcp:propose"];

    private readonly FinanceTrackHost _host = fixture.Host;

    public static TheoryData<string?> Versions => [null, "2026-07-28", "2025-11-25", "2025-06-18", "2025-03-26"];

    [SkippableTheory, MemberData(nameof(Versions))]
    public async Task A_client_of_each_version_lists_the_tools_and_calls_one(string? version)
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        await using var client = await _host.ConnectAsync(await user.KeyAsync(ToRead), version);

        var tool = Assert.Single(await client.ListToolsAsync(), tool => tool.Name == McpFixture.Reading);
        var result = await client.CallToolAsync(tool.Name, new Dictionary<string, object?> { ["month"] = "2026-03" });

        Assert.Equal("financetrack", client.ServerInfo?.Name);
        Assert.NotEqual(true, result.IsError);
        var fact = result.StructuredContent!.Value.GetProperty("facts")[0];
        Assert.Equal(
            (RecordedTool.Amount, "EUR", true),
            (fact.GetProperty("value").GetDecimal(), fact.GetProperty("currency").GetString(), fact.GetProperty("complete").GetBoolean()));
        Assert.Equal(result.StructuredContent.Value.GetRawText(), Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text);
    }

    [SkippableFact]
    public async Task The_newest_version_is_spoken_without_a_session()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        await using var client = await _host.ConnectAsync(await user.KeyAsync(ToRead));

        Assert.Equal("2026-07-28", client.NegotiatedProtocolVersion);
        Assert.Null(client.SessionId);
    }

    [SkippableFact]
    public async Task Tools_say_whether_they_only_read_and_that_none_destroys()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        await using var client = await _host.ConnectAsync(await user.KeyAsync(ToPropose));

        var tools = await client.ListToolsAsync();

        Assert.All(tools, tool =>
        {
            Assert.Equal(!tool.Name.StartsWith("propose_", StringComparison.Ordinal), tool.ProtocolTool.Annotations!.ReadOnlyHint);
            Assert.False(tool.ProtocolTool.Annotations.DestructiveHint);
            Assert.False(tool.ProtocolTool.Annotations.OpenWorldHint);
            Assert.NotNull(tool.ProtocolTool.OutputSchema);
        });
        Assert.Contains(tools, tool => tool.Name == McpFixture.Proposing);
    }

    [SkippableFact]
    public async Task A_key_that_may_only_read_has_no_tool_that_proposes()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        await using var client = await _host.ConnectAsync(await user.KeyAsync(ToRead));

        Assert.All(await client.ListToolsAsync(), tool => Assert.True(tool.ProtocolTool.Annotations!.ReadOnlyHint));
        await Assert.ThrowsAsync<McpProtocolException>(async () => await client.CallToolAsync(McpFixture.Proposing));
        Assert.DoesNotContain(fixture.Proposer.Calls, call => call.Caller.UserId == user.Id);
    }

    [SkippableTheory]
    [InlineData(LedgerRole.Viewer, false)]
    [InlineData(LedgerRole.Editor, true)]
    [InlineData(LedgerRole.Owner, true)]
    public async Task In_a_shared_ledger_the_members_role_decides_on_proposals(LedgerRole role, bool mayPropose)
    {
        FinanceTrackHost.InProcessOnly();
        using var owner = await TestUser.RegisterAsync(_host);
        await owner.ConfirmAsync(_host);
        using var member = await owner.AddMemberAsync(_host, owner.LedgerId, role);
        await using var client = await _host.ConnectAsync(await member.KeyAsync(ToPropose));

        Assert.Equal(mayPropose, (await client.ListToolsAsync()).Any(tool => tool.Name == McpFixture.Proposing));
        await client.CallToolAsync(McpFixture.Reading);
        Assert.Contains(new LedgerActor(member.Id, owner.LedgerId), fixture.Reader.Calls.Select(call => call.Caller));
    }

    [SkippableFact]
    public async Task The_ledger_comes_from_the_key_whatever_the_arguments_name()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        using var other = await TestUser.RegisterAsync(_host);
        await using var client = await _host.ConnectAsync(await user.KeyAsync(ToRead));

        await client.CallToolAsync(McpFixture.Reading, new Dictionary<string, object?> { ["ledgerId"] = other.LedgerId });

        Assert.Contains(new LedgerActor(user.Id, user.LedgerId), fixture.Reader.Calls.Select(call => call.Caller));
        Assert.DoesNotContain(fixture.Reader.Calls, call => call.Caller.LedgerId == other.LedgerId);
    }

    [SkippableFact]
    public async Task What_a_tool_refuses_is_an_error_that_the_model_can_read()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        await using var client = await _host.ConnectAsync(await user.KeyAsync(ToRead));

        var result = await client.CallToolAsync(McpFixture.Reading, new Dictionary<string, object?> { ["month"] = "never" });

        Assert.True(result.IsError);
        Assert.Contains(RecordedTool.Refusal, Assert.IsType<TextContentBlock>(result.Content[0]).Text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_revoked_key_ends_the_connection_of_an_assistant()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        var made = await user.PostAsync("me/api-keys", new { name = "Assistant", scopes = ToRead, password = user.Password });
        var key = made.Is(HttpStatusCode.Created).Body;
        await using var client = await _host.ConnectAsync(key.GetProperty("key").GetString()!);
        await client.CallToolAsync(McpFixture.Reading);

        (await user.DeleteAsync($"me/api-keys/{made.Id}")).Is(HttpStatusCode.NoContent);

        var refused = await Assert.ThrowsAsync<HttpRequestException>(async () => await client.CallToolAsync(McpFixture.Reading));
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }
}
