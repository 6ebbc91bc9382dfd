using System.Data.Common;

namespace FinanceTrack.Domain.Data;

/// <summary>
/// The database failed in a way that passes, and had not passed when <see cref="RetryPolicy"/> gave up, or took longer than it may.
/// Nothing was changed.
/// </summary>
public sealed class DatabaseUnavailableException(Exception last)
    : DbException("The database is not available; nothing was changed.", last)
{
    public override bool IsTransient => true;
}
