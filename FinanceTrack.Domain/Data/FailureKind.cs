namespace FinanceTrack.Domain.Data;

/// <summary>What a failure of the database means for whoever was at work. Of several at once the later of these counts.</summary>
public enum FailureKind
{
    /// <summary>It would fail again: what was asked for is wrong, or what is there has to be put right by somebody.</summary>
    Lasting,

    /// <summary>
    /// It took longer than a statement may, because the database is overloaded or has gone silent. The caller has waited that long
    /// already: it is told, not run again.
    /// </summary>
    Slow,

    /// <summary>Two were in each other's way (deadlock victim, busy): it is over in a moment.</summary>
    Conflict,

    /// <summary>The database is away or refuses work: it fails over, wakes up from a pause, is out of resources, or the connection was cut.</summary>
    Outage,
}
