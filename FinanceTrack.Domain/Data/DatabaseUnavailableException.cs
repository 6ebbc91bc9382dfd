using System.Data.Common;

namespace FinanceTrack.Domain.Data;

/// <summary>
/// A transient failure had not ended when <see cref="RetryPolicy"/> gave up, or the database exceeded its time limit.
/// Nothing was changed.
/// </summary>
/// <param name="isUnreachable">See <see cref="IsUnreachable"/>.</param>
public sealed class DatabaseUnavailableException(Exception last, bool isUnreachable)
    : DbException("The database is not available; nothing was changed.", last)
{
    /// <summary>Whether there was no connection to be had, whatever it was for. Else the work may have itself to blame.</summary>
    public bool IsUnreachable => isUnreachable;

    public override bool IsTransient => true;
}
