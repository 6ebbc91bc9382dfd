using System.Text.Json;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Functions.Jobs;

/// <summary>A job as administrators see it. Parameters and result are JSON of the kind's own.</summary>
public sealed record JobResponse : IVersioned
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required JobStatus Status { get; init; }

    /// <summary>0..1.</summary>
    public required double Progress { get; init; }

    public string? ProgressMessage { get; init; }

    public bool CancelRequested { get; init; }

    public JsonElement? Parameters { get; init; }

    public JsonElement? Result { get; init; }

    public string? Error { get; init; }

    public Guid? LedgerId { get; init; }

    public Guid? RequestedBy { get; init; }

    public int Attempts { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public int Version { get; init; }

    internal static JobResponse Of(Job job) => new()
    {
        Id = job.Id,
        Kind = job.Kind,
        Status = job.Status,
        Progress = job.Progress,
        ProgressMessage = job.ProgressMessage,
        CancelRequested = job.CancelRequested,
        Parameters = Json(job.Parameters),
        Result = Json(job.Result),
        Error = job.Error,
        LedgerId = job.LedgerId,
        RequestedBy = job.RequestedBy,
        Attempts = job.Attempts,
        CreatedAt = job.CreatedAt,
        StartedAt = job.StartedAt,
        FinishedAt = job.FinishedAt,
        Version = job.Version,
    };

    private static JsonElement? Json(string? text) => text is null ? null : JsonElement.Parse(text);
}
