using System.Net.Http.Headers;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>How long an endpoint asks to wait.</summary>
internal static class RetryAfterHeader
{
    public static TimeSpan? Parse(string? value) =>
        RetryConditionHeaderValue.TryParse(value, out var header) ? WaitOf(header) : null;

    public static TimeSpan? WaitOf(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } wait } => wait,
        { Date: { } until } => until - TimeProvider.System.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };
}
