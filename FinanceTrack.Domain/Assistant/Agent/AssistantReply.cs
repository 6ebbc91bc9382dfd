using FinanceTrack.Domain.Assistant.Conversations;
using FinanceTrack.Domain.Assistant.Proposals;

namespace FinanceTrack.Domain.Assistant.Agent;

/// <summary>A question to the assistant.</summary>
/// <param name="Message">What is asked, at most 2,000 characters.</param>
/// <param name="ConversationId">The conversation that it continues; without it another one begins.</param>
public sealed record NewMessage(string? Message, Guid? ConversationId = null);

/// <summary>An answer, with what proves it.</summary>
/// <param name="Turn">Its number in the conversation.</param>
/// <param name="Answer">Every figure in it was written by the server from a fact of <paramref name="Evidence"/>.</param>
/// <param name="Note">Why another engine answered than the configured one; null in the ordinary case.</param>
/// <param name="Evidence">The facts, in the order of the answer.</param>
/// <param name="Proposals">What would change if the user confirmed it.</param>
public sealed record AssistantReply(
    Guid ConversationId, int Turn, string Answer, AnswerEngine Engine, string? Note, IReadOnlyList<Evidence> Evidence,
    IReadOnlyList<ProposalDetails> Proposals);
