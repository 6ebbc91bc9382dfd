using System.Globalization;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Users.Limits;

/// <summary>Rows that a user is about to write. Their count must not stay when they are refused.</summary>
internal sealed record CountedRows(
    Database Database, LimitOptions Limits, byte[] LimitKey, DateTimeOffset WindowEnd, TimeSpan UntilEnd, int Count, bool AreTransactions)
{
    private const string Confirm = "Confirm your e-mail address to record more.";

    /// <summary>Whether a limit of the day holds for them.</summary>
    public bool IsLimited => Count > 0 && Limits is not
    {
        RowsPerUserPerDay: 0, RowsPerUnconfirmedPerDay: 0, RowsPerUnconfirmedNetworkPerDay: 0, RowsOfUnconfirmedUsersPerDay: 0
    };

    /// <summary>An error when they are too many for the user, or for all users like this one together.</summary>
    public async Task<TooManyRequestsError?> RefuseAsync(DbSession session, RowCount counted)
    {
        var isLower = !counted.IsConfirmed && Limits.RowsPerUnconfirmedPerDay > 0;
        var limit = isLower ? Limits.RowsPerUnconfirmedPerDay : Limits.RowsPerUserPerDay;
        if (limit > 0 && counted.Number > limit)
        {
            var most = limit.ToString("N0", CultureInfo.InvariantCulture);
            var detail = $"Nothing was recorded: {most} new rows a day (UTC) are the most. Transactions, their parts, links, categories, "
                + "accounts and rules are rows.";
            return new TooManyRequestsError(UntilEnd, isLower ? $"{detail} {Confirm}" : detail);
        }

        if (counted.IsConfirmed)
            return null;
        return await RefuseNetworkAsync(session, counted.Network) ?? await RefuseUnconfirmedAsync(session);
    }

    /// <summary>Accounts are free, and one place opens many of them.</summary>
    private async Task<TooManyRequestsError?> RefuseNetworkAsync(DbSession session, byte[]? network)
    {
        if (network is null || Limits.RowsPerUnconfirmedNetworkPerDay == 0)
            return null;
        var limit = new Limit("rows/network", Convert.ToHexString(network), Limits.RowsPerUnconfirmedNetworkPerDay);
        return await AttemptTable.IncrementAsync(session, limit, WindowEnd, Count) > limit.PerWindow
            ? new TooManyRequestsError(
                UntilEnd, $"Nothing was recorded: the accounts of your network have recorded as much as they may today (UTC). {Confirm}")
            : null;
    }

    /// <summary>
    /// Counted after the commit, in a transaction of its own: else every user whose address is not confirmed would wait for all others.
    /// </summary>
    private async Task<TooManyRequestsError?> RefuseUnconfirmedAsync(DbSession session)
    {
        if (Limits.RowsOfUnconfirmedUsersPerDay == 0)
            return null;
        var limit = new Limit("rows/unconfirmed", "", Limits.RowsOfUnconfirmedUsersPerDay);
        if (await AttemptTable.ReadAsync(session, limit, WindowEnd) + (long)Count > limit.PerWindow)
        {
            return new TooManyRequestsError(
                UntilEnd,
                $"Nothing was recorded: accounts without a confirmed address have recorded what they may together today (UTC). {Confirm}");
        }

        session.AfterCommit(cancellationToken => Database.WriteAsync(
            counting => AttemptTable.IncrementAsync(counting, limit, WindowEnd, Count), cancellationToken));
        return null;
    }
}

/// <summary>The rows of a user's day, and who the user is.</summary>
/// <param name="Number">These included.</param>
/// <param name="IsConfirmed">Whether the user's address is.</param>
/// <param name="Network">From which the user registered; null where that is not known.</param>
internal readonly record struct RowCount(int Number, bool IsConfirmed, byte[]? Network)
{
    public static RowCount Read(RowReader row) => new(row.Int(0), row.Flag(1), row.IsNull(2) ? null : row.Bytes(2));
}
