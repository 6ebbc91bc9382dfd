using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Tests.Http;

/// <summary>What a request leaves behind: a trace that is the caller's own, and nothing that is private.</summary>
public sealed class TraceTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task A_problem_names_the_callers_trace_and_no_answer_names_the_server()
    {
        await using var host = await FinanceTrackHost.StartAsync(
            replace: services => services.AddLogging(logging => logging.AddProvider(new Lines())));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("api/v1/me", UriKind.Relative));
        request.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");

        using var response = await host.Http.SendAsync(request);

        var answer = (await Answer.ReadAsync(response)).IsProblem(HttpStatusCode.Unauthorized);
        Assert.Contains(Trace, answer.Body.GetProperty("traceId").GetString(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Server"));
    }

    [SkippableFact]
    public async Task No_log_tells_what_was_searched_for_or_which_token_was_shown()
    {
        FinanceTrackHost.InProcessOnly();
        using var lines = new Lines();
        await using var host = await FinanceTrackHost.StartAsync(replace: services =>
            services.AddLogging(logging => logging.AddProvider(lines).SetMinimumLevel(LogLevel.Information)));

        await host.Http.GetAsync(new Uri("api/v1/transactions?text=corner-bakery&max=-4711", UriKind.Relative));
        await host.Http.PostAsJsonAsync(
            new Uri("api/v1/password-resets/complete", UriKind.Relative),
            new { token = "once-only", newPassword = "correct horse battery staple" });
        await host.Http.PostAsJsonAsync(new Uri("api/v1/email-confirmations", UriKind.Relative), new { token = "once-only" });

        Assert.DoesNotContain(lines, line => line.Contains("corner-bakery", StringComparison.Ordinal)
            || line.Contains("4711", StringComparison.Ordinal)
            || line.Contains("once-only", StringComparison.Ordinal));
    }

    private sealed class Lines : ConcurrentQueue<string>, ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Enqueue(formatter(state, exception));

        public void Dispose()
        {
            // It holds nothing but text.
        }
    }
}
