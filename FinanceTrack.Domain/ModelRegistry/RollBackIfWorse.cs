using FinanceTrack.Domain.Audit;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.ModelRegistry;

/// <summary>What became of the served model after it was measured.</summary>
/// <param name="RolledBackTo">The version that is served again; null where what is served stays.</param>
/// <param name="Text">What was done, and why, in words for administrators.</param>
public sealed record ModelVerdict(string? RolledBackTo, string Text)
{
    public static ModelVerdict NothingServed { get; } = new(null, "No model is served.");
}

/// <summary>
/// Serves the predecessor again where a job has found the served model to do worse, and says what it did. It leaves what is pinned, and
/// what was changed since it was measured.
/// </summary>
public sealed partial class RollBackIfWorse(RollBackModel rollBack, ILogger<RollBackIfWorse> logger)
{
    /// <param name="measured">What was served when it was measured; null while nothing was.</param>
    /// <param name="worse">In what the served model is worse than its predecessor, a sentence; null when in nothing.</param>
    public async Task<ModelVerdict> ExecuteAsync(string kind, TaggedPointer? measured, string? worse, CancellationToken cancellationToken)
    {
        if (measured is not { Pointer: var pointer, Tag: var tag })
            return ModelVerdict.NothingServed;
        if (worse is null)
            return new ModelVerdict(null, "The served model stays.");
        if (pointer.Pinned)
            return new ModelVerdict(null, $"The predecessor does better, but what is served is pinned. {worse}");
        var rolledBack = await rollBack.ExecuteAsync(kind, new PointerReason(worse), tag, AuditActor.System, cancellationToken);
        if (!rolledBack.Succeeded)
            return new ModelVerdict(null, "The predecessor does better, but the served model was changed meanwhile.");
        LogRolledBack(kind, pointer.Version, pointer.Previous!);
        return new ModelVerdict(pointer.Previous, $"Rolled back. {worse}");
    }

    [LoggerMessage(6004, LogLevel.Warning, "The {Kind} model {Version} does worse than its predecessor and is rolled back to {Previous}")]
    private partial void LogRolledBack(string kind, string version, string previous);
}
