using System.Collections.Concurrent;
using FinanceTrack.LocalHost.Worker.Queues;
using FinanceTrack.LocalHost.Worker.Storage;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Tests.LocalHost;

[Collection(Undisturbed.Name)]
public sealed class QueueOutageTests
{
    // Asked every 100 ms, as the queue is while it can be read, it would be some forty times.
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(4);
    private const int Often = 12;

    [Fact]
    public async Task A_queue_that_cannot_be_read_is_told_in_a_line_each_time_and_asked_less_and_less_often()
    {
        var log = new Lines();
        await using var host = await SmallApp.StartAsync(
            [typeof(SlowFunction)],
            new()
            {
                // Another key than the account's: the storage refuses at once, where an unreachable one makes its client try for long.
                ["AzureWebJobsStorage"] = WithKey(await StorageEmulator.TakeAccountAsync(), Convert.ToBase64String(new byte[64])),
                ["AzureFunctionsJobHost:extensions:queues:maxPollingInterval"] = "00:00:00.10",
            },
            builder =>
            {
                builder.Services.AddSingleton<Calls>().AddSingleton<SlowFunction.Gate>();
                builder.Logging.AddProvider(log).AddFilter<Lines>(nameof(FinanceTrack), LogLevel.Information);
            });
        await Eventually.TrueAsync("the outage is told", () => !log.Told.IsEmpty);

        await Task.Delay(Watched);

        Assert.All(log.Told, line => Assert.Matches(@"^Queue \S+ cannot be read and is asked again: 403 \w+$", line));
        Assert.InRange(log.Told.Count, 2, Often);
    }

    [Fact]
    public void A_failure_after_many_tries_is_told_by_its_last_cause()
    {
        var tries = Enumerable.Range(1, 6).Select(i => new Azure.RequestFailedException($"Connection refused (127.0.0.1:{i})\n   at System.Net"));

        Assert.Equal("Connection refused (127.0.0.1:6)", StorageFailure.Reason(new AggregateException("Retry failed after 6 tries.", tries)));
    }

    private static string WithKey(string connectionString, string key) => string.Join(';', connectionString.Split(';')
        .Select(part => part.StartsWith("AccountKey=", StringComparison.Ordinal) ? $"AccountKey={key}" : part));

    /// <summary>What the queue listeners log, with the exception where there is one.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Told { get; } = new();

        public ILogger CreateLogger(string categoryName) =>
            categoryName == typeof(QueueListener).FullName ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Told.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
