namespace FinanceTrack.Domain.Data;

public static class Clock
{
    /// <summary>Now, in UTC, to the millisecond that the database keeps: what is answered is what will be read again.</summary>
    public static DateTimeOffset Now(this TimeProvider time) =>
        DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
}
