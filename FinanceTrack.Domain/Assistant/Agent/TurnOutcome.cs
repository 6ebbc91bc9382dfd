using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Conversations;
using FinanceTrack.Domain.Assistant.Offline;

namespace FinanceTrack.Domain.Assistant.Agent;

/// <summary>What a turn came to, before it is stored.</summary>
internal sealed record TurnOutcome(string Answer, AnswerEngine Engine, IReadOnlyList<Claim> Claims, TurnSlots Slots)
{
    public string? Note { get; init; }

    public IReadOnlyList<Guid> ProposalIds { get; init; } = [];
}
