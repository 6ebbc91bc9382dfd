using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Tests.Support;

/// <summary>A log line as a provider gets it.</summary>
public sealed record RecordedLog(int EventId, string? EventName, string Message);

/// <summary>Keeps what a host logs.</summary>
public sealed class RecordedLogs : ConcurrentQueue<RecordedLog>, ILoggerProvider, ILogger
{
    /// <summary>Adds itself to a host (<c>replace</c> of <see cref="FinanceTrackHost.StartAsync"/>).</summary>
    public void AddTo(IServiceCollection services) =>
        services.AddLogging(logging => logging.AddProvider(this).SetMinimumLevel(LogLevel.Information));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Enqueue(new RecordedLog(eventId.Id, eventId.Name, formatter(state, exception)));

    public void Dispose()
    {
        // It holds nothing but text.
    }
}
