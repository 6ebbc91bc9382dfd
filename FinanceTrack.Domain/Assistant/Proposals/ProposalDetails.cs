using System.Text.Json;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Proposals;

/// <summary>A proposal as its user sees it: exactly what would change.</summary>
/// <param name="Changes">Field by field.</param>
/// <param name="Digest">Of what is shown: to be sent back when it is confirmed.</param>
public sealed record ProposalDetails(
    Guid Id, ProposalKind Kind, ProposalStatus Status, IReadOnlyList<ShownChange> Changes, string Digest, DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt, DateTimeOffset? AppliedAt, DateTimeOffset? UndoneAt, int Version) : IVersioned
{
    internal static ProposalDetails Of(ProposalRow row, DateTimeOffset now) => new(
        row.Id, row.Kind, row.Status == ProposalStatus.Open && row.ExpiresAt <= now ? ProposalStatus.Expired : row.Status,
        JsonSerializer.Deserialize<List<ShownChange>>(row.Shown, ClaimJson.Options)!, row.Digest, row.CreatedAt, row.ExpiresAt,
        row.AppliedAt, row.UndoneAt, row.Version);
}

/// <summary>A field before and after.</summary>
/// <param name="Field">Such as <c>category</c>.</param>
/// <param name="Before">Null where there is nothing yet.</param>
/// <param name="After">The same as before for what only says which thing is changed.</param>
public sealed record ShownChange(string Field, string? Before, string? After);
