using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Jobs;

public enum JobStatus
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Cancelled,
}

/// <summary>A row of <c>Jobs</c>: one piece of long work and how far it is.</summary>
public sealed record Job : IVersioned
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    /// <summary>The handler's parameters, as JSON; null when it has none.</summary>
    public string? Parameters { get; init; }

    /// <summary>Whose data the job works on, when it is one user's.</summary>
    public Guid? LedgerId { get; init; }

    /// <summary>The administrator or user who asked for it; null when a timer did.</summary>
    public Guid? RequestedBy { get; init; }

    public JobStatus Status { get; init; }

    /// <summary>0..1.</summary>
    public double Progress { get; init; }

    public string? ProgressMessage { get; init; }

    /// <summary>Where the handler continues after a yield or a crash, as JSON of its own.</summary>
    public string? ResumeFrom { get; init; }

    public string? Result { get; init; }

    public string? Error { get; init; }

    public bool CancelRequested { get; init; }

    /// <summary>Starts since the job last came to an orderly stop.</summary>
    public int Attempts { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When its runner last said that it is alive, or, while queued, when its message was last sent.</summary>
    public DateTimeOffset HeartbeatAt { get; init; }

    public int Version { get; init; }

    internal const int MaxProgressMessageLength = 200;

    internal const int MaxErrorLength = 1000;

    internal const string Columns = """
        Id, Kind, Parameters, LedgerId, RequestedBy, Status, Progress, ProgressMessage, ResumeFrom, Result, Error,
        CancelRequested, Attempts, CreatedAt, StartedAt, FinishedAt, HeartbeatAt, Version
        """;
}
