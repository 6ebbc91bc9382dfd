using System.Data.Common;

namespace FinanceTrack.Domain.Data;

/// <summary>
/// The database failed in a way that passes, and had not passed when <see cref="RetryPolicy"/> gave up, or took longer than it may.
/// Nothing was changed.
/// </summary>
/// <param name="isAway">See <see cref="IsAway"/>.</param>
public sealed class DatabaseUnavailableException(Exception last, bool isAway)
    : DbException("The database is not available; nothing was changed.", last)
{
    /// <summary>Whether there was no connection to be had, whatever it was for. Else the work may have itself to blame.</summary>
    public bool IsAway => isAway;

    public override bool IsTransient => true;
}
