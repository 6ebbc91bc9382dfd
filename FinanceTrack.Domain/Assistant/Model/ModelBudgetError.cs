using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>
/// The user's tokens or costs of the day are used up (429); <paramref name="RetryAfter"/> goes out as <c>Retry-After</c>.
/// </summary>
public sealed record ModelBudgetError(TimeSpan RetryAfter) : Error("The language model's budget of the day is used up for this user.");
