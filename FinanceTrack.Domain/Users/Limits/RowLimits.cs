using System.Globalization;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Limits;

/// <summary>
/// Bounds how many transactions a user records in a day (UTC), so that no account, and least of all one that anyone can open, fills the
/// database. Messages of the queue are not counted: their senders are the operator's.
/// </summary>
public sealed class RowLimits(IOptions<LimitOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromDays(1);

    /// <summary>What to count where the ledger is locked; null when nothing is limited.</summary>
    internal CountedRows? Of(Guid userId, int rows)
    {
        var limits = options.Value;
        if (limits is { RowsPerUserPerDay: 0, RowsPerUnconfirmedPerDay: 0 })
            return null;
        var now = time.Now();
        var windowEnd = AttemptTable.WindowEnd(now, Window);
        return new CountedRows(AttemptTable.KeyOf(new Limit("rows/user", userId.ToString(), 0)), windowEnd, rows, windowEnd - now, limits);
    }
}

/// <summary>Rows that a user is about to record. Their count must not stay when they are refused.</summary>
internal sealed record CountedRows(byte[] LimitKey, DateTimeOffset WindowEnd, int Count, TimeSpan UntilEnd, LimitOptions Limits)
{
    /// <param name="counted">All of the day, these included.</param>
    /// <param name="isConfirmed">Whether the user's address is.</param>
    public TooManyRequestsError? Refusal(int counted, bool isConfirmed)
    {
        var isLower = !isConfirmed && Limits.RowsPerUnconfirmedPerDay > 0;
        var limit = isLower ? Limits.RowsPerUnconfirmedPerDay : Limits.RowsPerUserPerDay;
        if (limit == 0 || counted <= limit)
            return null;
        var detail = string.Create(
            CultureInfo.InvariantCulture, $"Nothing was recorded: {limit:N0} new transactions a day (UTC) are the most.");
        return new TooManyRequestsError(UntilEnd, isLower ? $"{detail} Confirm your e-mail address to record more." : detail);
    }
}
