using System.Text.Json;
using FinanceTrack.Domain.Assistant.Claims;

namespace FinanceTrack.Domain.Assistant;

/// <summary>What a tool found, as claims: all that can be said of it is in them.</summary>
public sealed record ToolResult(IReadOnlyList<Claim> Claims)
{
    /// <summary>Whether the claims that list rows list all that match. Sums and counts are always over all matches.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>The proposal that was made, for a person to confirm.</summary>
    public Guid? ProposalId { get; init; }

    /// <summary>
    /// The structured result, amounts as decimals with their currency. <paramref name="nameOf"/> says how a claim is referred to; without
    /// it the claims are numbered c1, c2, ….
    /// </summary>
    public JsonElement ToJson(Func<Claim, string>? nameOf = null)
    {
        var next = 0;
        return JsonSerializer.SerializeToElement(
            new
            {
                complete = IsComplete,
                proposalId = ProposalId,
                facts = Claims.Select(claim => ClaimJson.Of(claim, nameOf is null ? $"c{++next}" : nameOf(claim))).ToList(),
            },
            ClaimJson.Options);
    }
}
