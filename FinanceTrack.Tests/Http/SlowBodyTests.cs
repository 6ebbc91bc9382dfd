using System.Net;
using System.Text;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Functions.Http;
using FinanceTrack.Tests.Assistant.Mcp;
using FinanceTrack.Tests.Sharing;
using FinanceTrack.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;

namespace FinanceTrack.Tests.Http;

/// <summary>A right that ends between the beginning of a request and the end of its body.</summary>
public sealed class SlowBodyTests(SlowBodyTests.WatchedHost watched) : IClassFixture<SlowBodyTests.WatchedHost>
{
    private const string Batch = """
        {"items":[{"bookedOn":"2026-03-14","amount":-3.2,"currency":"EUR","description":"Coffee"}],"mode":"each"}
        """;

    private const string ListTools = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    [SkippableTheory]
    [InlineData("/api/v1/transactions/batch", "write", Batch)]
    [InlineData(McpCalls.Path, "mcp:read", ListTools)]
    public async Task A_key_that_is_revoked_while_its_body_is_on_the_way_does_nothing(string path, string scope, string body)
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(watched.Host);
        var key = (await user.PostAsync("me/api-keys", new { name = "Stolen", scopes = new[] { scope }, password = user.Password }))
            .Is(HttpStatusCode.Created).Body;
        var credentials = $"ApiKey {key.GetProperty("key").GetString()}";

        var answer = await watched.SendAsync(path, credentials, body, async () =>
            (await user.DeleteAsync($"me/api-keys/{key.GetProperty("id").GetString()}")).Is(HttpStatusCode.NoContent));

        Assert.Equal(HttpStatusCode.Unauthorized, answer);
        Assert.Empty((await user.GetAsync("transactions")).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray());
    }

    [SkippableFact]
    public async Task A_member_who_is_removed_while_the_body_is_on_the_way_reads_nothing()
    {
        FinanceTrackHost.InProcessOnly();
        using var owner = await Household.RegisterConfirmedAsync(watched.Host);
        using var member = await owner.AddMemberAsync(watched.Host, owner.LedgerId, LedgerRole.Viewer);
        var category = (await owner.PostAsync("categories", new { name = "Secrets" })).Is(HttpStatusCode.Created).Id;
        var rule = $$"""{"categoryId":"{{category}}","text":"secret"}""";
        const string preview = "/api/v1/categorization-rules/preview";

        Assert.Equal(HttpStatusCode.OK, await watched.SendAsync(preview, $"Bearer {member.AccessToken}", rule, () => Task.CompletedTask));
        var answer = await watched.SendAsync(preview, $"Bearer {member.AccessToken}", rule, async () =>
            (await owner.DeleteAsync($"ledgers/{owner.LedgerId}/members/{member.Id}")).Is(HttpStatusCode.NoContent));

        Assert.Equal(HttpStatusCode.Unauthorized, answer);
    }

    [SkippableFact]
    public async Task A_slow_body_of_one_who_still_may_is_taken()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(watched.Host);

        (string, string, string)[] requests = [("/api/v1/transactions/batch", "write", Batch), (McpCalls.Path, "mcp:read", ListTools)];
        foreach (var (path, scope, body) in requests)
        {
            var credentials = $"ApiKey {await user.KeyAsync(scope)}";
            Assert.Equal(HttpStatusCode.OK, await watched.SendAsync(path, credentials, body, () => Task.CompletedTask));
        }
    }

    /// <summary>Says when a request has passed the authentication.</summary>
    public sealed class WatchedHost : IAsyncLifetime
    {
        private TaskCompletionSource _admitted = new();

        public FinanceTrackHost Host { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            if (!FinanceTrackHost.IsElsewhere)
                Host = await FinanceTrackHost.StartAsync(use: app => app.UseMiddleware(WatchAsync));
        }

        public async Task DisposeAsync()
        {
            if (Host is not null)
                await Host.DisposeAsync();
        }

        /// <summary>Sends half of the body, and the rest after what happens meanwhile and some more time.</summary>
        public async Task<HttpStatusCode> SendAsync(string path, string credentials, string body, Func<Task> meanwhile)
        {
            _admitted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var client = new HttpClient { BaseAddress = Host.BaseAddress };
            client.DefaultRequestHeaders.Add("Authorization", credentials);
            client.DefaultRequestHeaders.Add("Accept", "application/json, text/event-stream");
            client.DefaultRequestHeaders.Add("X-Slow", "yes");
            using var content = new SlowContent(body, async () =>
            {
                await _admitted.Task;
                await meanwhile();
                await Task.Delay(CallerCheck.GoodFor + TimeSpan.FromMilliseconds(200));
            });
            using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
            return answer.StatusCode;
        }

        private async Task WatchAsync(FunctionContext context, Func<Task> next)
        {
            if (context.GetHttpContext()?.Request.Headers.ContainsKey("X-Slow") == true)
                _admitted.SetResult();
            await next();
        }
    }

    private sealed class SlowContent : HttpContent
    {
        private readonly byte[] _bytes;
        private readonly Func<Task> _pause;

        public SlowContent(string body, Func<Task> pause)
        {
            (_bytes, _pause) = (Encoding.UTF8.GetBytes(body), pause);
            Headers.ContentType = new("application/json");
        }

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var half = _bytes.Length / 2;
            await stream.WriteAsync(_bytes.AsMemory(0, half));
            await stream.FlushAsync();
            await _pause();
            await stream.WriteAsync(_bytes.AsMemory(half));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _bytes.Length;
            return true;
        }
    }
}
