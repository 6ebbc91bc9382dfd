namespace FinanceTrack.Domain.Data;

/// <summary>What a failure of the database means for whoever was at work.</summary>
public enum FailureKind
{
    /// <summary>It would fail again: what was asked for is wrong, or what is there has to be put right by somebody.</summary>
    Lasting,

    /// <summary>Two were in each other's way (deadlock victim, busy): it is over in a moment.</summary>
    Conflict,

    /// <summary>The database is away or refuses work: it fails over, wakes up from a pause, is out of resources, or the connection was cut.</summary>
    Outage,
}
