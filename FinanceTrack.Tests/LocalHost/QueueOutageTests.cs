using System.Collections.Concurrent;
using Azure.Storage.Queues;
using FinanceTrack.LocalHost.Hosting.Triggers;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Tests.LocalHost;

public sealed class QueueOutageTests
{
    [Fact]
    public async Task Queues_that_cannot_be_read_are_reported_in_a_line_and_start_again_when_they_can()
    {
        var (log, calls) = (new Lines(), new Calls());
        var storage = await StorageEmulator.TakeAccountAsync();
        var (connection, way) = BrokenConnection.To(storage);
        await using var ends = way;
        await using var host = await SmallApp.StartAsync(
            [typeof(QueueFunctions)],
            new()
            {
                ["AzureWebJobsStorage"] = connection,
                [
                    "LetterQueue"] = "letters",
                ["AzureFunctionsJobHost:extensions:queues:messageEncoding"] = "none"
            },
            builder => builder.Services.AddSingleton(calls),
            options => options with { Logging = logging => logging.AddProvider(log) });
        var queue = new QueueClient(storage, "texts");
        await queue.CreateIfNotExistsAsync();
        await queue.SendMessageAsync("before");
        await Eventually.TrueAsync("the queue is read", () => !calls.IsEmpty);

        way.Break();
        await Eventually.TrueAsync("the outage is reported", () => !log.IsEmpty);
        way.Mend();
        await queue.SendMessageAsync("after");

        await Eventually.TrueAsync("the queue is read again", () => calls.Count == 2);
        Assert.All(log, line => Assert.Matches(@"^Queues and timers stopped and start again in \S+: [^\n]+$", line));
    }

    [Fact]
    public void A_failure_after_many_tries_is_reported_by_its_last_cause()
    {
        var tries = Enumerable.Range(1, 6)
            .Select(i => new Azure.RequestFailedException($"Connection refused (127.0.0.1:{i})\n   at System.Net"));

        Assert.Equal(
            "Connection refused (127.0.0.1:6)", StorageFailure.Reason(new AggregateException("Retry failed after 6 tries.", tries)));
    }

    /// <summary>What the triggers log, with the exception where there is one.</summary>
    private sealed class Lines : ConcurrentQueue<string>, ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) =>
            categoryName == typeof(BackgroundTriggers).FullName ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
            // It holds nothing but text.
        }
    }
}
