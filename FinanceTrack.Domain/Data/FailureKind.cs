namespace FinanceTrack.Domain.Data;

/// <summary>What a database failure means for the caller. Of several at once the later of these counts.</summary>
public enum FailureKind
{
    /// <summary>It would fail again: the request is wrong, or the database has to be repaired first.</summary>
    Permanent,

    /// <summary>
    /// It took longer than a statement may, because the database is overloaded or has gone silent. The caller has waited that long
    /// already: the failure is returned, not retried.
    /// </summary>
    Slow,

    /// <summary>Two writers conflicted (deadlock victim, busy): a retry succeeds soon.</summary>
    Conflict,

    /// <summary>
    /// The database is unreachable or refuses work: it fails over, wakes up from a pause, is out of resources, or the connection was lost.
    /// </summary>
    Outage,
}
