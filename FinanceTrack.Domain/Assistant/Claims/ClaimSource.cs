using System.Text.Json;

namespace FinanceTrack.Domain.Assistant.Claims;

/// <summary>Where a claim comes from.</summary>
/// <param name="Tool">The name of the tool that computed it.</param>
/// <param name="Arguments">What the tool was asked.</param>
/// <param name="TransactionIds">The transactions that prove it, at most <see cref="MaxIds"/>.</param>
public sealed record ClaimSource(string Tool, JsonElement Arguments, IReadOnlyList<Guid> TransactionIds)
{
    /// <summary>How many transactions are named at most; the count of a claim is over all of them.</summary>
    public const int MaxIds = 50;
}
