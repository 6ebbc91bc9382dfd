using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>
/// A call of the model failed. It carries neither what was sent nor what came back, and no inner exception, in which both could stand.
/// </summary>
public sealed class ModelFailedException(ModelFailure failure, int? status = null, TimeSpan? retryAfter = null)
    : Exception(Describe(failure))
{
    public ModelFailure Failure { get; } = failure;

    /// <summary>The HTTP status, where there was one.</summary>
    public int? Status { get; } = status;

    /// <summary>When another try is worth it, where that is known.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;

    /// <summary>The failure as the outcome of a use case.</summary>
    public UnavailableError ToError() => new(Message) { RetryAfter = RetryAfter };

    private static string Describe(ModelFailure failure) => failure switch
    {
        ModelFailure.Unreachable => "The language model is unreachable.",
        ModelFailure.TimedOut => "The language model did not answer in time.",
        ModelFailure.Unauthorized => "The language model refused the key or the identity.",
        ModelFailure.NotFound => "The endpoint does not know the language model, or is not one of a language model.",
        ModelFailure.RateLimited => "The language model accepts no more requests for a while.",
        ModelFailure.Rejected => "The language model refused the request.",
        ModelFailure.Failed => "The language model's endpoint failed.",
        ModelFailure.Paused => "The language model failed repeatedly and is not called for a while.",
        ModelFailure.Malformed => "The language model's answer was malformed.",
        ModelFailure.TooLarge => "The language model's answer was larger than it may be.",
        ModelFailure.BudgetUsedUp => "The language model's budget of the day is used up for this user.",
        _ => throw new ArgumentOutOfRangeException(nameof(failure)),
    };
}
