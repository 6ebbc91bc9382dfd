using System.Net;
using System.Text;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Assistant.Mcp;

/// <summary>What is refused before the protocol's own handler, and by it.</summary>
public sealed class McpRefusalTests(HostFixture fixture) : SignedInTests(fixture)
{
    private const int TooMuch = 1_000_001;

    [Fact]
    public async Task Without_a_key_of_the_scope_nothing_is_answered()
    {
        (await Host.SendAsync(null, McpCalls.ListTools)).IsProblem(HttpStatusCode.Unauthorized);
        (await Host.SendAsync(await User.KeyAsync("read", "write"), McpCalls.ListTools)).IsProblem(HttpStatusCode.Forbidden);
        (await Host.SendAsync(await User.KeyAsync("mcp:propose"), McpCalls.ListTools)).IsProblem(HttpStatusCode.Forbidden);
        (await Host.SendAsync(await User.KeyAsync("mcp:read"), McpCalls.ListTools)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_for_assistants_does_nothing_else()
    {
        using var client = Host.NewClient();
        client.DefaultRequestHeaders.Add("X-Api-Key", await User.KeyAsync("mcp:read", "mcp:propose"));

        foreach (var path in new[] { "transactions", "me", "assistant/status" })
            Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync($"/api/v1/{path}")).StatusCode);
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    public async Task A_page_of_another_site_is_refused(string origin, HttpStatusCode expected) =>
        (await Host.SendAsync(await User.KeyAsync("mcp:read"), McpCalls.ListTools, ("Origin", origin))).IsProblem(expected);

    [Fact]
    public async Task A_page_whose_name_was_made_to_lead_here_is_refused() =>
        (await Host.SendAsync(
            await User.KeyAsync("mcp:read"), McpCalls.ListTools, ("Origin", "http://evil.example"), ("Host", "evil.example")))
            .IsProblem(HttpStatusCode.Forbidden);

    [Fact]
    public async Task A_page_of_the_products_own_site_is_answered() =>
        (await Host.SendAsync(
            await User.KeyAsync("mcp:read"), McpCalls.ListTools, ("Origin", Host.BaseAddress.GetLeftPart(UriPartial.Authority))))
            .Is(HttpStatusCode.OK);

    [Fact]
    public async Task Listening_is_answered_with_405() =>
        (await Host.SendAsync(await User.KeyAsync("mcp:read"), content: null)).Is(HttpStatusCode.MethodNotAllowed);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"jsonrpc":"1.0","id":1,"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":{},"method":"tools/list"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"no/such"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"no_such_tool"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[1,2]}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"tools/call"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}""")]
    public async Task A_bad_message_is_never_a_server_error(string body)
    {
        var answer = await Host.SendAsync(await User.KeyAsync("mcp:read"), new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.True((int)answer.Status < 500, $"{(int)answer.Status} {answer.Text}");
        Assert.DoesNotContain("   at ", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_much_is_413()
    {
        var body = $"{{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"{new string('a', TooMuch)}\"}}";

        var answer = await Host.SendAsync(await User.KeyAsync("mcp:read"), new StringContent(body, Encoding.UTF8, "application/json"));

        answer.Is(HttpStatusCode.RequestEntityTooLarge);
    }
}
