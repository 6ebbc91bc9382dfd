using System.Net.Http.Headers;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>How long an endpoint asks to wait.</summary>
internal static class RetryAfterHeader
{
    public static TimeSpan? Parse(string? value) =>
        RetryConditionHeaderValue.TryParse(value, out var header) ? WaitOf(header, DateTimeOffset.UtcNow) : null;

    public static TimeSpan? WaitOf(RetryConditionHeaderValue? header, DateTimeOffset now) => header switch
    {
        { Delta: { } wait } => wait,
        { Date: { } until } => until > now ? until - now : TimeSpan.Zero,
        _ => null,
    };
}
