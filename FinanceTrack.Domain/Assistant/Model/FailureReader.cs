using System.ClientModel;
using System.Text.Json;
using Azure.Identity;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>Reads the exceptions of the client, the transport and the resilience pipeline as failures of the model.</summary>
internal static class FailureReader
{
    /// <summary>Null for what is not a failure of the model, such as a bug.</summary>
    public static ModelFailedException? Read(Exception exception) => exception switch
    {
        ModelFailedException failed => failed,
        ClientResultException { Status: > 0 } answered => OfStatus(answered),
        ClientResultException or HttpRequestException or IOException => new(ModelFailure.Unreachable),
        TimeoutRejectedException or OperationCanceledException => new(ModelFailure.TimedOut),
        BrokenCircuitException => new(ModelFailure.Paused, retryAfter: ModelResilience.Pause),
        AuthenticationFailedException => new(ModelFailure.Unauthorized),
        // What the client throws where a part of the answer is missing or of another kind.
        JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException
            or NotSupportedException => new(ModelFailure.Malformed),
        _ => null,
    };

    private static ModelFailedException OfStatus(ClientResultException answered)
    {
        var failure = answered.Status switch
        {
            401 or 403 => ModelFailure.Unauthorized,
            404 => ModelFailure.NotFound,
            408 => ModelFailure.TimedOut,
            429 => ModelFailure.RateLimited,
            >= 500 => ModelFailure.Failed,
            >= 400 => ModelFailure.Rejected,
            _ => ModelFailure.Malformed,
        };
        string? wait = null;
        answered.GetRawResponse()?.Headers.TryGetValue("Retry-After", out wait);
        return new ModelFailedException(failure, answered.Status, RetryAfterHeader.Parse(wait));
    }
}
