using System.Net;
using System.Text.Json;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Transactions.Inbound;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Messaging;

/// <summary>Poison messages and queues over HTTP, as an administrator sees them.</summary>
public sealed class PoisonAdminTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private readonly FinanceTrackHost _host = fixture.Host;
    private readonly string _queue = $"unread-{Guid.NewGuid():N}";

    [SkippableFact]
    public async Task A_message_that_no_function_could_take_is_listed_with_the_reason()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(_host);
        await _host.SendPlainAsync(QueueNames.Jobs, """{"jobId":"no id at all"}""");

        JsonElement? found = null;
        await Eventually.TrueAsync("the message is poison", async () =>
        {
            found = (await admin.ListAllAsync($"admin/poison-messages?queue={QueueNames.Jobs}&status=waiting")).Cast<JsonElement?>()
                .FirstOrDefault();
            return found is not null;
        });

        Assert.Equal("JsonException at $.jobId", found!.Value.GetProperty("failure").GetString());
    }

    [SkippableFact]
    public async Task One_is_shown_replayed_and_discarded_once()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(_host);
        var (one, two) = (await RecordAsync(admin, "one"), await RecordAsync(admin, "two"));

        var shown = (await admin.GetAsync($"admin/poison-messages/{one}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal("one", shown.GetProperty("body").GetString());
        (await admin.SendAsync(HttpMethod.Post, $"admin/poison-messages/{one}/replay")).Is(HttpStatusCode.NoContent);
        (await admin.SendAsync(HttpMethod.Post, $"admin/poison-messages/{one}/discard")).IsProblem(HttpStatusCode.Conflict);
        (await admin.SendAsync(HttpMethod.Post, $"admin/poison-messages/{two}/discard")).Is(HttpStatusCode.NoContent);

        await Eventually.TrueAsync("it is in its queue", async () =>
            await _host.Queues.GetQueueClient(_queue).ExistsAsync()
            && (await _host.Queues.GetQueueClient(_queue).PeekMessagesAsync(10)).Value.Length == 1);
        Assert.Equal("", (await admin.GetAsync($"admin/poison-messages/{one}")).Body.GetProperty("body").GetString());
        (await admin.SendAsync(HttpMethod.Post, $"admin/poison-messages/{Guid.NewGuid()}/replay")).IsProblem(HttpStatusCode.NotFound);
    }

    [SkippableFact]
    public async Task All_of_a_queue_are_resolved_at_once()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(_host);
        await RecordAsync(admin, "one");
        await RecordAsync(admin, "two");

        var replayed = await admin.PostAsync("admin/poison-messages/replay", new { queue = _queue });
        var discarded = await admin.PostAsync("admin/poison-messages/discard", new { queue = _queue });

        Assert.Equal((2, 0), (Resolved(replayed), Resolved(discarded)));
    }

    [SkippableFact]
    public async Task Queues_show_what_waits_in_them()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(_host);
        var client = _host.Queues.GetQueueClient(QueueNames.TransactionsScored);
        await client.CreateIfNotExistsAsync();
        await client.SendMessageAsync("{}");

        var queues = (await admin.GetAsync("admin/queues")).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(
            ["emails", "jobs", "transactions-inbound", "transactions-scored"],
            queues.Select(queue => queue.GetProperty("queue").GetString()));
        Assert.True(queues[^1].GetProperty("messages").GetInt32() > 0);
        Assert.NotEqual(JsonValueKind.Null, queues[^1].GetProperty("oldestAt").ValueKind);
    }

    [Theory]
    [InlineData("$.items[2].amount", "JsonException at $.items[2].amount")]
    [InlineData("$['Ada Lovelace']", "JsonException")]
    [InlineData(null, "JsonException")]
    public void A_failure_says_the_place_and_nothing_that_the_sender_wrote(string? path, string expected) =>
        Assert.Equal(expected, RecordMessageFailure.Describe(new JsonException("Ada Lovelace", path, null, null)));

    private static int Resolved(Answer answer) => answer.Is(HttpStatusCode.OK).Body.GetProperty("resolved").GetInt32();

    private async Task<Guid> RecordAsync(TestUser admin, string body)
    {
        await _host.Services.GetRequiredService<RecordPoisonMessage>().ExecuteAsync(_queue, body, body, CancellationToken.None);
        return (await admin.ListAllAsync($"admin/poison-messages?queue={_queue}"))[0].GetProperty("id").GetGuid();
    }

    [Fact]
    public void What_is_wrong_with_a_message_is_noted_in_words()
    {
        var unreadable = Assert.Throws<UnreadableMessageException>(() => InboundMessage.Read("Ada Lovelace"));

        Assert.Equal("The message is not JSON.", RecordMessageFailure.Describe(unreadable));
    }
}
