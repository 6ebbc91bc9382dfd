using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Timeout;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>
/// How the connection to the model behaves in trouble: each attempt has its time, a transient failure is tried again with growing waits
/// or after the time that the endpoint asks for, and an endpoint that keeps failing is left alone for a while.
/// </summary>
internal static class ModelResilience
{
    /// <summary>The longest wait that an endpoint may ask for; past it the failure is reported instead.</summary>
    public static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(15);

    /// <summary>For how long an endpoint that keeps failing is left alone.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    private const string Pipeline = "model";
    private const int MinCalls = 6;
    private const double FailureRatio = 0.5;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    public static IHttpClientBuilder AddModelResilience(this IHttpClientBuilder http)
    {
        http.AddResilienceHandler(Pipeline, (pipeline, context) =>
        {
            var options = context.ServiceProvider.GetRequiredService<IOptions<ModelOptions>>().Value;
            var attempt = TimeSpan.FromSeconds(options.TimeoutSeconds);
            if (options.MaxRetries > 0)
                pipeline.AddRetry(Retry(options.MaxRetries));
            pipeline
                .AddCircuitBreaker(Breaker(context.ServiceProvider.GetRequiredService<ModelCircuit>()))
                .AddTimeout(new HttpTimeoutStrategyOptions { Timeout = attempt });
        });
        return http;
    }

    /// <summary>How long all attempts together may take.</summary>
    public static TimeSpan TotalTime(ModelOptions options) =>
        (options.MaxRetries + 1) * TimeSpan.FromSeconds(options.TimeoutSeconds) + options.MaxRetries * MaxWait;

    private static HttpRetryStrategyOptions Retry(int maxRetries) => new()
    {
        MaxRetryAttempts = maxRetries,
        BackoffType = DelayBackoffType.Exponential,
        Delay = FirstWait,
        UseJitter = true,
        ShouldRetryAfterHeader = true,
        ShouldHandle = arguments => ValueTask.FromResult(IsWorthAnotherTry(arguments.Outcome)),
    };

    private static HttpCircuitBreakerStrategyOptions Breaker(ModelCircuit circuit) => new()
    {
        FailureRatio = FailureRatio,
        MinimumThroughput = MinCalls,
        SamplingDuration = Window,
        BreakDuration = Pause,
        OnOpened = opened =>
        {
            circuit.Open(opened.BreakDuration);
            return ValueTask.CompletedTask;
        },
        OnClosed = _ =>
        {
            circuit.Close();
            return ValueTask.CompletedTask;
        },
    };

    // An attempt that ran into its time limit is not repeated: the caller has waited for as long as one may take.
    private static bool IsWorthAnotherTry(Outcome<HttpResponseMessage> outcome) =>
        HttpClientResiliencePredicates.IsTransient(outcome)
        && outcome.Exception is not TimeoutRejectedException
        && !(RetryAfterHeader.WaitOf(outcome.Result?.Headers.RetryAfter) > MaxWait);
}
