using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure.Storage.Queues;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Results;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Transactions;

public sealed class IntakeTests(HostFixture fixture) : SignedInTests(fixture)
{
    private static readonly JsonSerializerOptions Json =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private ScoredAnswers? _scored;

    private ScoredAnswers Scored => _scored ??= new(Host.Queues);

    private QueueClient Inbound => Host.Queues.GetQueueClient("transactions-inbound");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await Inbound.CreateIfNotExistsAsync();
    }

    [Fact]
    public async Task A_message_is_recorded_scored_summed_and_answered()
    {
        var category = (await User.CategoriesAsync())["Utilities"];
        await SendAsync(Item("m-1", -45.5m) with { CategoryId = category, Note = "March", ExternalId = "bank-1" });

        var answer = Assert.Single(await Scored.WaitAsync(User.Id, 1));

        Assert.Equal("recorded", answer.GetProperty("status").GetString());
        Assert.Equal("m-1", answer.GetProperty("messageId").GetString());
        Assert.Equal("bank-1", answer.GetProperty("externalId").GetString());
        Assert.Equal("given", answer.GetProperty("categorySource").GetString());
        var transaction = (await User.GetAsync($"transactions/{answer.GetProperty("transactionId").GetGuid()}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(-45.50m, transaction.GetProperty("amount").GetDecimal());
        Assert.Equal("March", transaction.GetProperty("note").GetString());
        Assert.Equal(category, transaction.GetProperty("categoryId").GetGuid());
        var anomaly = transaction.GetProperty("anomaly");
        Assert.Equal(anomaly.GetProperty("score").GetDouble(), answer.GetProperty("score").GetDouble());
        Assert.Equal(anomaly.GetProperty("isAnomaly").GetBoolean(), answer.GetProperty("isAnomaly").GetBoolean());
        var sums = (await User.GetAsync("summaries/2026-03")).Is(HttpStatusCode.OK).Body.GetProperty("currencies")[0];
        Assert.Equal(-45.50m, sums.GetProperty("net").GetDecimal());
    }

    [Fact]
    public async Task A_message_that_comes_often_and_at_once_acts_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(Item("again", -10m))));
        await SendAsync(Item("last", -1m));

        var answers = await Scored.WaitAsync(User.Id, 2);
        await DrainedAsync();

        await Scored.ReceiveAsync([User.Id]);
        Assert.Equal(
            ["again", "last"], answers.Concat(Scored.Of(User.Id)).Select(a => a.GetProperty("messageId").GetString()).Distinct().Order());
        Assert.Equal(2, Scored.Of(User.Id).Count);
        Assert.Equal(2, (await User.ListAllAsync("transactions")).Count);
    }

    [Fact]
    public async Task Another_message_under_a_used_id_is_answered_as_rejected_and_the_same_one_is_not()
    {
        await SendAsync(Item("used", -10m));
        await Scored.WaitAsync(User.Id, 1);
        await SendAsync(Item("used", -10.00m));
        await SendAsync(Item("used", -11m));
        await SendAsync(Item("used", -11m));
        await SendAsync(Item("last", -1m));

        var answers = await Scored.WaitAsync(User.Id, 3);
        await DrainedAsync();
        await Scored.ReceiveAsync([User.Id]);

        Assert.Equal(3, Scored.Of(User.Id).Count);
        var rejected = Assert.Single(answers, answer => answer.GetProperty("status").GetString() == "rejected");
        Assert.True(rejected.GetProperty("errors").TryGetProperty("/messageId", out _));
        Assert.Equal(2, (await User.ListAllAsync("transactions")).Count);
    }

    [Fact]
    public async Task An_array_is_as_many_messages()
    {
        await SendAsync(Item("a-1", -1m), Item("a-2", 0m), Item("a-3", -3m), Item("a-1", -1m));
        await SendAsync(Item("a-3", -3m), Item("a-4", -4m));

        var answers = await Scored.WaitAsync(User.Id, 4);

        Assert.Equal(
            ["a-1 recorded", "a-2 rejected", "a-3 recorded", "a-4 recorded"],
            answers.Select(a => $"{a.GetProperty("messageId")} {a.GetProperty("status")}").Order(StringComparer.Ordinal));
        Assert.Equal(
            [-4m, -3m, -1m],
            (await User.ListAllAsync("transactions")).Select(t => t.GetProperty("amount").GetDecimal()).Order());
    }

    [SkippableFact]
    public async Task One_bad_item_of_an_array_does_not_cost_its_neighbours()
    {
        FinanceTrackHost.InProcessOnly();
        string[] items =
        [
            JsonSerializer.Serialize(Item("n-1", -1m), Json),
            $$"""{"messageId":"n-2","userId":"{{User.Id}}","amount":"-2"}""",
            "null",
            $$"""{"userId":"{{User.Id}}","amount":-3,"no":"message id"}""",
            $$"""{"messageId":"n-4","userId":"{{User.Id}}","amount":-4,"amount":-5}""",
            JsonSerializer.Serialize(Item("n-5", -5m), Json),
        ];

        await Inbound.SendMessageAsync($"[{string.Join(',', items)}]");
        var answers = await Scored.WaitAsync(User.Id, 4);
        await WaitForPoisonAsync(Host.Services, message => message.UserId == User.Id);

        Assert.Equal(
            ["n-1 recorded", "n-2 rejected", "n-4 rejected", "n-5 recorded"],
            answers.Select(a => $"{a.GetProperty("messageId")} {a.GetProperty("status")}").Order(StringComparer.Ordinal));
        Assert.Equal([-5m, -1m], (await User.ListAllAsync("transactions")).Select(t => t.GetProperty("amount").GetDecimal()).Order());
    }

    [Fact]
    public async Task One_senders_message_id_does_not_hide_anotherUsers_message()
    {
        using var other = await TestUser.RegisterAsync(Host);

        await SendAsync(Item("same-id", -1m), Item("same-id", -2m) with { UserId = other.Id });

        Assert.Equal("recorded", Assert.Single(await Scored.WaitAsync(User.Id, 1)).GetProperty("status").GetString());
        Assert.Equal("recorded", Assert.Single(await Scored.WaitAsync(other.Id, 1)).GetProperty("status").GetString());
        Assert.Equal(-1m, Assert.Single(await User.ListAllAsync("transactions")).GetProperty("amount").GetDecimal());
        Assert.Equal(-2m, Assert.Single(await other.ListAllAsync("transactions")).GetProperty("amount").GetDecimal());
    }

    [Fact]
    public async Task What_can_be_read_and_must_be_refused_is_answered_with_what_is_wrong()
    {
        using var other = await TestUser.RegisterAsync(Host);
        var unknownUser = Guid.NewGuid();
        await SendAsync(Item("r-1", -1.234m) with { Description = " ", Currency = "EURO" });
        await SendAsync(Item("r-2", -1m) with { CategoryId = (await other.CategoriesAsync())["Home"] });
        await SendAsync(Item("r-3", -1m) with { UserId = unknownUser });
        await SendAsync(Item("r-4", -1m) with { ExternalId = new string('é', 15_000) });
        var refused = await Scored.WaitAsync(User.Id, 3);
        var unknown = Assert.Single(await Scored.WaitAsync(unknownUser, 1));

        Assert.Equal(
            ["r-1 /currency /description", "r-2 /categoryId", "r-3 /userId", "r-4 /externalId"],
            refused.Append(unknown).Select(Describe).Order(StringComparer.Ordinal));
        Assert.Empty(await User.ListAllAsync("transactions"));
    }

    [Fact]
    public async Task A_message_that_was_sent_as_plain_text_is_accepted_like_one_in_base64()
    {
        var (twice, plain) = (Item("twice", -7m), Item("plain", -1m) with { Description = "Café «日本»" });
        await Host.SendPlainAsync(QueueNames.TransactionsInbound, JsonSerializer.Serialize(twice, Json));
        await SendAsync(twice);
        await Host.SendPlainAsync(QueueNames.TransactionsInbound, JsonSerializer.Serialize(plain, Json));

        var answers = await Scored.WaitAsync(User.Id, 2);
        await DrainedAsync();

        Assert.Equal(["plain", "twice"], answers.Select(a => a.GetProperty("messageId").GetString()).Order());
        Assert.Equal(
            ["Café «日本»", "Power company"],
            (await User.ListAllAsync("transactions")).Select(t => t.GetProperty("description").GetString()).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task A_text_that_is_neither_JSON_nor_base64_is_poison_like_any_other()
    {
        FinanceTrackHost.InProcessOnly();
        await Host.SendPlainAsync(QueueNames.TransactionsInbound, $"Hello bank, {User.Id}!");

        var poison = await WaitForPoisonAsync(Host.Services, message => message.Bytes == $"Hello bank, {User.Id}!".Length);
        Assert.Equal(User.Id, poison.UserId);
    }

    [SkippableFact]
    public async Task What_cannot_be_read_is_recorded_as_poison_and_can_be_sent_again()
    {
        FinanceTrackHost.InProcessOnly();
        var services = Host.Services;
        await Inbound.SendMessageAsync($$"""{"userId": "{{User.Id}}", "amount": 1, "no": "message id"}""");

        var poison = await WaitForPoisonAsync(services, message => message.UserId == User.Id);

        Assert.Equal("transactions-inbound", poison.Queue);
        Assert.Empty(await User.ListAllAsync("transactions"));
        var resolve = services.GetRequiredService<ResolvePoisonMessage>();
        Assert.True((await resolve.ExecuteAsync(poison.Id, PoisonStatus.Replayed, null, CancellationToken.None)).Succeeded);
        await WaitForPoisonAsync(services, message => message.UserId == User.Id && message.Id != poison.Id);
    }

    private static async Task<PoisonMessage> WaitForPoisonAsync(IServiceProvider services, Func<PoisonMessage, bool> isIt)
    {
        PoisonMessage? found = null;
        var list = services.GetRequiredService<ListPoisonMessages>();
        await Eventually.TrueAsync("the message is recorded as poison", async () =>
        {
            var page = await list.ExecuteAsync(
                "transactions-inbound", PoisonStatus.Waiting, new PageRequest(200, null), CancellationToken.None);
            found = page.Value.Items.FirstOrDefault(isIt);
            return found is not null;
        });
        return found!;
    }

    private static string Describe(JsonElement answer)
    {
        Assert.Equal("rejected", answer.GetProperty("status").GetString());
        Assert.False(answer.TryGetProperty("transactionId", out _));
        return string.Join(' ', answer.GetProperty("errors").EnumerateObject()
            .Select(error => error.Name).Order(StringComparer.Ordinal).Prepend(answer.GetProperty("messageId").GetString()));
    }

    private Upstream Item(string messageId, decimal amount) => new(User.Id) { MessageId = messageId, Amount = amount };

    private async Task SendAsync(params Upstream[] items) =>
        await Inbound.SendMessageAsync(JsonSerializer.Serialize(items is [var only] ? only : (object)items, Json));

    private Task DrainedAsync() => Eventually.TrueAsync(
        "the queue is empty", async () => (await Inbound.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0);

    private sealed record Upstream(Guid UserId)
    {
        public string MessageId { get; init; } = "";

        public string? ExternalId { get; init; }

        public string BookedOn { get; init; } = "2026-03-14";

        public decimal Amount { get; init; }

        public string Currency { get; init; } = "EUR";

        public string Description { get; init; } = "Power company";

        public Guid? CategoryId { get; init; }

        public string? Note { get; init; }
    }
}
