using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Queues;
using FinanceTrack.Domain.Data;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Ledger;

/// <summary>Kills the process while the queue drains, and counts afterwards.</summary>
public sealed class CrashTests : IAsyncLifetime
{
    private const int Messages = 500;
    private const string Email = "crash@example.com";

    // What the killed process held comes back when its lease has run out.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly Statement UnsentSql = Statement.Of("SELECT Body FROM Outbox WHERE Queue = 'transactions-scored'");

    private readonly string _keys = Path.Combine(Path.GetTempPath(), $"financetrack-crash-{Guid.NewGuid():N}");
    private TestDatabase _database = null!;
    private QueueServiceClient _queues = null!;
    private Dictionary<string, string> _settings = null!;

    public async Task InitializeAsync()
    {
        var storage = await StorageEmulator.TakeAccountAsync();
        _database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        _queues = new QueueServiceClient(storage, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        _settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = storage,
            ["Database__Provider"] = "Sqlite",
            ["Database__ConnectionString"] = _database.Options.ConnectionString,
            ["Tokens__KeysFolder"] = _keys,
            ["Users__PasswordIterations"] = "1000",
        };
    }

    public async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        if (Directory.Exists(_keys))
            Directory.Delete(_keys, recursive: true);
    }

    [SkippableFact]
    public async Task A_process_killed_while_the_queue_drains_loses_nothing_and_does_nothing_twice()
    {
        FinanceTrackHost.InProcessOnly();
        Guid userId;
        await using (var first = await HostProcess.StartAsync(_settings))
        {
            userId = await SignUpAsync(first.Http);
            await EnqueueAsync(userId);
            await Eventually.TrueAsync("some are recorded", async () => (await ListAsync(first.Http)).Count > 0);
            await first.KillAsync();
        }

        await using var second = await HostProcess.StartAsync(_settings);
        await SignInAsync(second.Http);
        var before = (await ListAsync(second.Http)).Count;
        Assert.InRange(before, 1, Messages - 1);
        await Eventually.TrueAsync(
            "all are recorded", Patience, TimeSpan.FromSeconds(1), async () => (await ListAsync(second.Http)).Count >= Messages);
        await Eventually.TrueAsync("the queue is empty", async () => (await Inbound.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0);

        var rows = await ListAsync(second.Http);
        Assert.Equal(
            Enumerable.Range(0, Messages).Select(ExternalId).Order(StringComparer.Ordinal),
            rows.Select(row => row.GetProperty("externalId").GetString()).Order(StringComparer.Ordinal));
        Assert.All(rows, row => Assert.NotEmpty(row.GetProperty("anomaly").GetProperty("scoredBy").GetString()!));
        Assert.Equal(ExpectedSums(), await SumsAsync(second.Http));
        await AssertAnsweredAsync(userId, rows);
    }

    private QueueClient Inbound => _queues.GetQueueClient("transactions-inbound");

    // Every second message is there twice, as a sender who is not sure would have it.
    private async Task EnqueueAsync(Guid userId)
    {
        await Inbound.CreateIfNotExistsAsync();
        var copies = Enumerable.Range(0, Messages).SelectMany(i => Enumerable.Repeat(i, 1 + (i % 2)));
        await Parallel.ForEachAsync(copies, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, cancellationToken) =>
            await Inbound.SendMessageAsync(
                JsonSerializer.Serialize(new
                {
                    messageId = $"m-{i}",
                    userId,
                    externalId = ExternalId(i),
                    bookedOn = BookedOn(i),
                    amount = Amount(i),
                    currency = "EUR",
                    description = $"Shop {i % 17}",
                }),
                cancellationToken));
    }

    // An answer is on the wire at least once, always the same; what the kill left unsent still waits in the outbox.
    private async Task AssertAnsweredAsync(Guid userId, IReadOnlyList<JsonElement> rows)
    {
        var scored = new ScoredAnswers(_queues);
        while (await scored.ReceiveAsync([userId]))
        {
        }

        var unsent = await _database.Database.ReadAsync(session => session.QueryAsync<string>(UnsentSql), CancellationToken.None);
        var answers = scored.Of(userId).Concat(unsent.Select(body => JsonElement.Parse(body))).ToList();
        Assert.All(answers, answer => Assert.Equal("recorded", answer.GetProperty("status").GetString()));
        Assert.Equal(
            rows.Select(row => (row.GetProperty("externalId").GetString(), row.GetProperty("id").GetGuid())).Order(),
            answers.Select(answer => (answer.GetProperty("externalId").GetString(), answer.GetProperty("transactionId").GetGuid())).Distinct().Order());
    }

    private static async Task<Guid> SignUpAsync(HttpClient http)
    {
        var registered = await http.PostAsJsonAsync("/api/v1/users", new { email = Email, password = TestUser.DefaultPassword });
        Assert.Equal(HttpStatusCode.Created, registered.StatusCode);
        return await SignInAsync(http);
    }

    private static async Task<Guid> SignInAsync(HttpClient http)
    {
        var answer = await http.PostAsJsonAsync("/api/v1/sessions", new { email = Email, password = TestUser.DefaultPassword });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var session = await answer.Content.ReadFromJsonAsync<JsonElement>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("accessToken").GetString());
        return session.GetProperty("userId").GetGuid();
    }

    private static async Task<IReadOnlyList<JsonElement>> ListAsync(HttpClient http)
    {
        var rows = new List<JsonElement>();
        for (string? path = "/api/v1/transactions?limit=200"; path is not null;)
        {
            var page = await http.GetFromJsonAsync<JsonElement>(path);
            rows.AddRange(page.GetProperty("items").EnumerateArray());
            path = page.GetProperty("nextCursor").GetString() is { } cursor ? $"/api/v1/transactions?limit=200&cursor={cursor}" : null;
        }

        return rows;
    }

    private static async Task<IEnumerable<string>> SumsAsync(HttpClient http)
    {
        var months = await http.GetFromJsonAsync<JsonElement>("/api/v1/summaries?from=2026-01&to=2026-12");
        return
            from month in months.GetProperty("items").EnumerateArray()
            let sums = Assert.Single(month.GetProperty("currencies").EnumerateArray())
            select Line(month.GetProperty("month").GetString()!, sums.GetProperty("net").GetDecimal(), sums.GetProperty("count").GetInt32());
    }

    private static IEnumerable<string> ExpectedSums() =>
        from i in Enumerable.Range(0, Messages)
        group Amount(i) by BookedOn(i)[..7] into month
        orderby month.Key
        select Line(month.Key, month.Sum(), month.Count());

    private static string Line(string month, decimal net, int count) => string.Create(CultureInfo.InvariantCulture, $"{month} {net:F2} {count}");

    private static string ExternalId(int i) => $"e-{i:000}";

    private static string BookedOn(int i) => $"2026-{1 + (i % 6):00}-{1 + (i % 28):00}";

    private static decimal Amount(int i) => i % 11 == 0 ? 1000 + i : -(i + 1) / 4m;
}
