using System.Data.Common;

namespace FinanceTrack.Domain.Data;

/// <summary>
/// The connection was lost while a commit was under way: it may have succeeded or not, and that cannot be known. The work is not run again
/// here, since it might then have been done twice. Who has a key of the work (<c>Idempotency-Key</c>, the inbox) may simply repeat it: the
/// key was written in the same transaction, and tells.
/// </summary>
public sealed class OutcomeUnknownException(Exception cause)
    : DbException("The connection to the database was lost during a commit: whether it stands is not known.", cause)
{
    public override bool IsTransient => false;
}
