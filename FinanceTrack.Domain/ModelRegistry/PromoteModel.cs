using System.ComponentModel.DataAnnotations;
using Azure;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.ModelRegistry;

/// <summary>Which version to serve, and why.</summary>
/// <param name="Version">A stored one.</param>
/// <param name="Reason">Recorded with the change.</param>
/// <param name="Pin">Whether jobs have to leave it so.</param>
public sealed record ModelPromotion(
    [Required, MaxLength(PromoteModel.MaxVersionLength)] string? Version,
    [Required, MaxLength(PointerChange.MaxReasonLength)] string? Reason,
    bool Pin = false);

/// <summary>Makes a stored version the served one.</summary>
public sealed class PromoteModel(PointerChange change, TimeProvider time)
{
    internal const int MaxVersionLength = 40;

    /// <param name="ifMatch">The ETag that the caller has seen; null for whichever there is.</param>
    public async Task<Result<TaggedPointer>> ExecuteAsync(
        string kind, ModelPromotion promotion, ETag? ifMatch, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        var version = errors.Text(promotion.Version, "/version", MaxVersionLength);
        var reason = PointerChange.Reason(errors, promotion.Reason);
        return errors.Any
            ? errors.ToError()
            : await change.ApplyAsync(
                kind, ifMatch, current =>
                    ModelPointer.To(version, current, time.Now(), reason) with { Pinned = promotion.Pin }, cancellationToken);
    }
}
