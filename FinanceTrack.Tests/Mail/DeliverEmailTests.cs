using Azure.Storage.Queues;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Mail;
using FinanceTrack.Domain.Storage;
using FinanceTrack.Tests.Ledger;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Moq;

namespace FinanceTrack.Tests.Mail;

/// <summary>What becomes of a mail that its server does not take.</summary>
public sealed class DeliverEmailTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-03-01T00:00:00Z", null));
    private readonly Mock<IMailTransport> _transport = new();
    private TestLedger _product = null!;
    private Email _email = null!;

    public async Task InitializeAsync()
    {
        _product = await TestLedger.StartAsync(
            DatabaseProvider.Sqlite, services => services.AddSingleton(_transport.Object).AddSingleton<TimeProvider>(_time));
        var user = await _product.AddUserAsync();
        _email = new Email(Guid.NewGuid(), user.Id, "ann@example.com", "Hello", "Hello.", _time.GetUtcNow());
    }

    public async Task DisposeAsync() => await _product.DisposeAsync();

    [Theory]
    [InlineData("00:00:00")]
    [InlineData("00:10:00")]
    [InlineData("23:59:59")]
    public async Task A_mail_waits_for_a_server_that_is_away(string age)
    {
        Answer(new MailServerAwayException(new TimeoutException()));
        _time.Advance(TimeSpan.Parse(age, null));

        await DeliverAsync();

        Assert.Equal((0, 1), await Queue.CountMessagesAsync());
    }

    [Fact]
    public async Task A_mail_that_has_waited_a_day_has_failed()
    {
        Answer(new MailServerAwayException(new TimeoutException()));
        _time.Advance(TimeSpan.FromDays(1));

        await Assert.ThrowsAsync<MailServerAwayException>(DeliverAsync);

        Assert.Equal((0, 0), await Queue.CountMessagesAsync());
    }

    [Fact]
    public async Task A_mail_that_is_refused_has_failed()
    {
        Answer(new NotSupportedException("No encryption."));

        await Assert.ThrowsAsync<NotSupportedException>(DeliverAsync);

        Assert.Equal((0, 0), await Queue.CountMessagesAsync());
    }

    private QueueClient Queue => _product.Get<QueueServiceClient>().GetQueueClient(QueueNames.Emails);

    private void Answer(Exception failure) => _transport
        .Setup(transport => transport.SendAsync(It.IsAny<Email>(), It.IsAny<MimeMessage>(), It.IsAny<CancellationToken>()))
        .ThrowsAsync(failure);

    private async Task DeliverAsync()
    {
        await Queue.CreateIfNotExistsAsync();
        await _product.Get<DeliverEmail>().ExecuteAsync(_email, CancellationToken.None);
    }
}
