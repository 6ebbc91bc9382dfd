namespace FinanceTrack.Domain.Jobs;

/// <summary>What to run.</summary>
public sealed record JobRequest(string Kind)
{
    /// <summary>Written as JSON for the handler.</summary>
    public object? Parameters { get; init; }

    /// <summary>Whose data the job works on, when it is one user's: the job is erased with that user.</summary>
    public Guid? LedgerId { get; init; }

    /// <summary>Who asks; null for a timer.</summary>
    public Guid? RequestedBy { get; init; }

    /// <summary>
    /// Jobs of one kind and key that wait at the same time become one, at most 100 ASCII characters. One that already runs
    /// may have passed what this request is about, so it does not count. The first request's parameters stand. By default all requests of
    /// the kind for the same <see cref="LedgerId"/> and without parameters are alike.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>For how long the job waits, so that requests that follow within this time become one.</summary>
    public TimeSpan Delay { get; init; }
}
