using Azure.Storage.Queues;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.LocalHost;

[Collection(Undisturbed.Name)]
public sealed class MessageLeaseTests
{
    private readonly Calls _calls = [];
    private readonly SlowFunction.Gate _gate = new();

    [Fact]
    public async Task A_message_stays_invisible_while_its_function_runs_longer_than_the_lease()
    {
        var storage = await StorageEmulator.TakeAccountAsync();
        await using var host = await SmallApp.StartAsync(
            [typeof(SlowFunction)],
            new()
            {
                ["AzureWebJobsStorage"] = storage,
                ["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:00:00.2",
            },
            builder => builder.Services.AddSingleton(_calls).AddSingleton(_gate),
            options => options with { MessageLease = TimeSpan.FromSeconds(8) });
        var queue = new QueueClient(storage, "slow", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await queue.CreateIfNotExistsAsync();
        await queue.SendMessageAsync("a");
        await Eventually.TrueAsync("it runs", () => _calls.Contains("begin a"));

        await Task.Delay(TimeSpan.FromSeconds(12));
        _gate.SetResult();

        await Eventually.TrueAsync("the queue is empty", async () => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0);
        Assert.Equal(["begin a", "end a"], _calls);
    }
}
