using Azure.Storage.Queues;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Results;
using FinanceTrack.Tests.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Messaging;

public sealed class ListQueuesTests
{
    private const string NothingListens =
        "DefaultEndpointsProtocol=http;AccountName=account1;AccountKey=AAAA;QueueEndpoint=http://127.0.0.1:1/account1";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task An_unreachable_storage_is_said_to_be_one(int retries)
    {
        var options = new QueueClientOptions { Retry = { MaxRetries = retries, Delay = TimeSpan.Zero } };
        await using var ledger = await TestLedger.StartAsync(
            DatabaseProvider.Sqlite, services => services.AddSingleton(new QueueServiceClient(NothingListens, options)));

        var listed = await ledger.Get<ListQueues>().ExecuteAsync(CancellationToken.None);

        Assert.IsType<UnavailableError>(listed.Error);
    }
}
