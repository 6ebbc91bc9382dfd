using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Azure.Storage.Queues;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Transactions.Inbound;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.LocalHost;

public sealed class CrashTests
{
    private const string Month = "2026-01";

    // More of both: FINANCETRACK_CRASH_MESSAGES=10000 FINANCETRACK_CRASH_KILLS=25 dotnet test --filter CrashTests
    private static readonly int Messages = Setting("FINANCETRACK_CRASH_MESSAGES", 200);
    private static readonly int Kills = Setting("FINANCETRACK_CRASH_KILLS", 1);

    private const int MaxBacklog = 400;
    private const int MaxRead = 32;

    private static readonly object Credentials = new { email = "crash@example.com", password = "a long and quiet password" };

    [Fact]
    public async Task A_host_killed_while_the_queue_drains_loses_nothing_and_records_nothing_twice()
    {
        await using var host = await LocalHostProcess.StartAsync();
        using var http = new HttpClient();
        using var registered = await http.PostAsJsonAsync(new Uri(host.BaseAddress, "/api/v1/users"), Credentials);
        registered.EnsureSuccessStatusCode();
        var userId = await SignInAsync(http, host);
        var queue = await OpenAsync(host, QueueNames.TransactionsInbound);
        using var drained = new CancellationTokenSource();
        var scored = await OpenAsync(host, QueueNames.TransactionsScored);
        var reading = ReadAsync(scored, drained.Token);
        // Twice over, as an upstream that did not trust its first try.
        var sending = Parallel.ForEachAsync(Enumerable.Range(0, 2 * Messages), async (number, cancellationToken) =>
        {
            if (number % MaxBacklog == 0) // The emulator looks at every message that waits, in any queue, for each request.
            {
                await Eventually.TrueAsync(
                    "there is room in the queues",
                    async () => await WaitingAsync(queue) < MaxBacklog && await WaitingAsync(scored) < MaxBacklog);
            }

            await queue.SendMessageAsync(Message(userId, number % Messages), cancellationToken);
        });

        for (var kill = 0; kill < Kills; kill++)
        {
            var before = await RecordedAsync(http, host);
            await Eventually.TrueAsync(
                "it records", async () => await RecordedAsync(http, host) is var now && (now > before || now == Messages));
            await host.KillAsync();
            await host.RestartAsync();
            await SignInAsync(http, host); // An access token does not outlive many restarts.
        }

        await sending;
        var left = int.MaxValue;
        while (left > 0)
        {
            var before = left;
            await Eventually.TrueAsync("the queue drains", async () => (left = await WaitingAsync(queue)) < before);
        }

        await drained.CancelAsync();
        await reading;
        await SignInAsync(http, host);

        Assert.Equal(Messages, await RecordedAsync(http, host));
        var month = await http.GetFromJsonAsync<JsonElement>(new Uri(host.BaseAddress, $"/api/v1/summaries/{Month}"));
        Assert.Equal(
            -Enumerable.Range(1, Messages).Sum(),
            month.GetProperty("currencies").EnumerateArray().Single().GetProperty("expense").GetDecimal());
    }

    private static async Task<QueueClient> OpenAsync(LocalHostProcess host, string name)
    {
        var queue = new QueueClient(
            host.StorageConnectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateIfNotExistsAsync();
        return queue;
    }

    /// <summary>Takes what was scored, as a downstream system does. To clear the queue makes the emulator stop answering.</summary>
    private static async Task ReadAsync(QueueClient queue, CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            var messages = (await queue.ReceiveMessagesAsync(MaxRead, TimeSpan.FromMinutes(10), CancellationToken.None)).Value;
            await Task.WhenAll(messages.Select(
                message => queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, CancellationToken.None)));
            if (messages.Length == 0)
                await Task.Delay(TimeSpan.FromMilliseconds(200), CancellationToken.None);
        }
    }

    private static async Task<int> WaitingAsync(QueueClient queue) => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value : otherwise;

    private static string Message(Guid userId, int number) => JsonSerializer.Serialize(
        new InboundTransaction(
            MessageId: $"crash-{number}",
            UserId: userId,
            ExternalId: $"crash-{number}",
            BookedOn: new DateOnly(2026, 1, 1 + (number % 31)),
            OccurredAt: null,
            Amount: -(number + 1),
            Currency: "EUR",
            Description: $"Shop {number % 7}"),
        MessageFormat.Json);

    private static async Task<Guid> SignInAsync(HttpClient http, LocalHostProcess host)
    {
        using var signedIn = await http.PostAsJsonAsync(new Uri(host.BaseAddress, "/api/v1/sessions"), Credentials);
        var session = await signedIn.Content.ReadFromJsonAsync<JsonElement>();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("accessToken").GetString());
        return session.GetProperty("userId").GetGuid();
    }

    private static async Task<int> RecordedAsync(HttpClient http, LocalHostProcess host)
    {
        var month = await http.GetFromJsonAsync<JsonElement>(new Uri(host.BaseAddress, $"/api/v1/summaries/{Month}"));
        return month.GetProperty("currencies").EnumerateArray().Sum(currency => currency.GetProperty("count").GetInt32());
    }
}
