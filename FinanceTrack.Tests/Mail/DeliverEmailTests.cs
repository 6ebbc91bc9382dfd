using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Mail;
using FinanceTrack.Tests.Ledger;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MimeKit;
using Moq;

namespace FinanceTrack.Tests.Mail;

/// <summary>What becomes of a mail that its server does not take.</summary>
public sealed class DeliverEmailTests : IAsyncLifetime
{
    private static readonly MailReply Away = new MailReply.Unreachable(new TimeoutException());
    private static readonly MailReply PutOff = new MailReply.Deferred(451);

    private readonly FakeTimeProvider _time = new(DateTimeOffset.Parse("2026-03-01T00:00:00Z", null));
    private readonly Mock<IMailTransport> _transport = new();
    private readonly HiddenMessages _hidden = new();
    private TestLedger _product = null!;
    private Email _email = null!;

    public async Task InitializeAsync()
    {
        _product = await TestLedger.StartAsync(DatabaseProvider.Sqlite, services => services
            .AddSingleton(_transport.Object).AddSingleton<TimeProvider>(_time).AddSingleton(_hidden.ClientOf));
        var user = await _product.AddUserAsync();
        var now = _time.GetUtcNow();
        _email = new Email(Guid.NewGuid(), user.Id, "ann@example.com", "Hello", "Hello.", now, now + TimeSpan.FromDays(1));
    }

    public async Task DisposeAsync() => await _product.DisposeAsync();

    [Theory]
    [InlineData("00:00:00", 60, 60)]
    [InlineData("00:04:00", 240, 240)]
    [InlineData("00:30:00", 600, 1800)]
    [InlineData("23:59:59", 600, 3600)]
    public async Task A_mail_waits_longer_for_each_retry_and_longest_after_a_deferral(
        string age, int secondsWhileAway, int secondsWhenPutOff)
    {
        _time.Advance(TimeSpan.Parse(age, null));

        await DeliverAsync(Away);
        await DeliverAsync(PutOff);

        Assert.Equal([secondsWhileAway, secondsWhenPutOff], _hidden.Seconds);
    }

    [Fact]
    public async Task A_mail_that_is_of_no_use_any_more_is_not_sent()
    {
        _time.Advance(TimeSpan.FromDays(1));

        await DeliverAsync(Away);

        Assert.Empty(_hidden.Seconds);
        _transport.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task A_mail_that_is_refused_has_failed()
    {
        var refused = await Assert.ThrowsAsync<MailRefusedException>(() => DeliverAsync(new MailReply.Refused(550)));

        Assert.Contains("550", refused.Message, StringComparison.Ordinal);
        Assert.Empty(_hidden.Seconds);
    }

    [Fact]
    public async Task A_mail_of_an_erased_user_is_not_sent()
    {
        _email = _email with { UserId = Guid.NewGuid() };

        await DeliverAsync(Away);

        Assert.Empty(_hidden.Seconds);
        _transport.VerifyNoOtherCalls();
    }

    private Task DeliverAsync(MailReply reply)
    {
        _transport
            .Setup(transport => transport.SendAsync(It.IsAny<Email>(), It.IsAny<MimeMessage>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(reply);
        return _product.Get<DeliverEmail>().ExecuteAsync(_email, CancellationToken.None);
    }

    /// <summary>For how long each message that is put into a queue is hidden there.</summary>
    private sealed class HiddenMessages : HttpPipelineSynchronousPolicy
    {
        public List<int> Seconds { get; } = [];

        public QueueServiceClient ClientOf(IServiceProvider services)
        {
            var options = new QueueClientOptions();
            options.AddPolicy(this, HttpPipelinePosition.PerCall);
            return new QueueServiceClient(services.GetRequiredService<IConfiguration>()["AzureWebJobsStorage"], options);
        }

        public override void OnReceivedResponse(HttpMessage message)
        {
            if (message.Request.Method == RequestMethod.Post && message.Response.Status == 201)
                Seconds.Add(int.Parse(System.Web.HttpUtility.ParseQueryString(message.Request.Uri.Query)["visibilitytimeout"]!, null));
        }
    }
}
