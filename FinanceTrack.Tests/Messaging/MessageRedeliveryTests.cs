using System.Text.Json;
using Azure.Storage.Queues;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Mail;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Transactions.Inbound;
using FinanceTrack.Functions.Jobs;
using FinanceTrack.Functions.Mail;
using FinanceTrack.Functions.Transactions;
using FinanceTrack.Tests.Ledger;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Tests.Messaging;

/// <summary>What queue functions do with a message when there is no database.</summary>
public sealed class MessageRedeliveryTests : IAsyncLifetime
{
    private static readonly DatabaseOptions Unreachable = new()
    {
        Provider = DatabaseProvider.SqlServer,
        ConnectionString = "Server=127.0.0.1,1;User ID=unknown;Password=none;Encrypt=False;Connect Timeout=1",
        PatienceSeconds = 0,
    };

    private TestLedger _product = null!;

    public async Task InitializeAsync() =>
        _product = await TestLedger.StartAsync(DatabaseProvider.Sqlite, services => services.AddSingleton(Options.Create(Unreachable)));

    public async Task DisposeAsync() => await _product.DisposeAsync();

    [Fact]
    public async Task A_transaction_waits_for_the_database_and_has_not_failed()
    {
        var message = $$"""{ "messageId": "m-1", "userId": "{{Guid.NewGuid()}}", "amount": -3.20 }""";

        await Receive().RunAsync(message, CancellationToken.None);

        Assert.Equal((0, 1), await Client(QueueNames.TransactionsInbound).CountMessagesAsync());
    }

    [Fact]
    public async Task A_job_waits_for_the_database_and_has_not_failed()
    {
        var message = JsonSerializer.Serialize(new JobMessage(Guid.NewGuid()), MessageFormat.Json);

        await new JobFunctions(_product.Get<RunJob>(), _product.Get<SweepJobs>(), _product.Get<MessageRedelivery>())
            .RunAsync(message, CancellationToken.None);

        Assert.Equal((0, 1), await Client(QueueNames.Jobs).CountMessagesAsync());
    }

    [Fact]
    public async Task A_mail_waits_for_the_database_and_has_not_failed()
    {
        var mail = new Email(
            Guid.NewGuid(), Guid.NewGuid(), "ann@example.com", "Hello", "Hello.", DateTimeOffset.UtcNow, DateTimeOffset.MaxValue);

        await new MailFunctions(_product.Get<DeliverEmail>(), _product.Get<MessageRedelivery>())
            .SendEmailAsync(JsonSerializer.Serialize(mail, MessageFormat.Json), CancellationToken.None);

        Assert.Equal((0, 1), await Client(QueueNames.Emails).CountMessagesAsync());
    }

    [Fact]
    public async Task A_message_at_fault_itself_is_left_to_the_host()
    {
        await Assert.ThrowsAsync<UnreadableMessageException>(() => Receive().RunAsync("{}", CancellationToken.None));

        await AssertLeftAsync(new DatabaseUnavailableException(new TimeoutException("A statement took too long."), isUnreachable: false));
        await AssertLeftAsync(new OutcomeUnknownException(new InvalidOperationException("The commit was cut off.")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3_000)]
    public async Task What_is_put_back_comes_again_as_it_was(int times)
    {
        var body = string.Concat(Enumerable.Repeat("{ \"description\": \"Café «日本»\" }", times)); // Too long for base64, the second time.
        await Client(QueueNames.Emails).CreateIfNotExistsAsync();

        await _product.Get<MessageRedelivery>().ExecuteAsync(QueueNames.Emails, body[..Math.Min(body.Length, 50_000)], TimeSpan.Zero);

        Assert.Equal(
            body[..Math.Min(body.Length, 50_000)],
            MessageFormat.Body((await Client(QueueNames.Emails).ReceiveMessageAsync()).Value.MessageText));
    }

    [Fact]
    public void A_job_comes_again_when_another_may_take_it() => Assert.True(MessageRedelivery.Delay > JobLease.StaleAfter);

    private ReceiveTransactionsFunction Receive() => new(_product.Get<ReceiveTransactions>(), _product.Get<MessageRedelivery>());

    private async Task AssertLeftAsync(Exception failure)
    {
        await Client(QueueNames.Emails).CreateIfNotExistsAsync();
        Assert.Same(failure, await Record.ExceptionAsync(
            () => _product.Get<MessageRedelivery>().RunAsync(QueueNames.Emails, "{}", () => throw failure)));
        Assert.Equal((0, 0), await Client(QueueNames.Emails).CountMessagesAsync());
    }

    private QueueClient Client(string queue) => _product.Get<QueueServiceClient>().GetQueueClient(queue);
}
