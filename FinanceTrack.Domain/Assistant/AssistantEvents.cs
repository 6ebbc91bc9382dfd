using FinanceTrack.Domain.Assistant.Conversations;
using FinanceTrack.Domain.Assistant.Proposals;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Assistant;

/// <summary>What operators look for, by ids and counts alone: never a question, an answer, a merchant or an amount.</summary>
public sealed partial class AssistantEvents(ILogger<AssistantEvents> logger)
{
    [LoggerMessage(
        1401, LogLevel.Information, "User {UserId} was answered by {Engine}: {Claims} facts, {Milliseconds} ms", EventName = "1401")]
    public partial void Answered(Guid userId, AnswerEngine engine, int claims, long milliseconds);

    [LoggerMessage(
        1402, LogLevel.Warning, "A draft of the model for user {UserId} did not pass the checks: {Problems} problems, attempt {Attempt}",
        EventName = "1402")]
    public partial void DraftRefused(Guid userId, int problems, int attempt);

    [LoggerMessage(1403, LogLevel.Warning, "The model did not answer user {UserId}; the offline engine did", EventName = "1403")]
    public partial void ModelFailed(Exception? exception, Guid userId);

    [LoggerMessage(1404, LogLevel.Information, "Proposal {ProposalId} ({Kind}) was made to user {UserId}", EventName = "1404")]
    public partial void Proposed(Guid userId, Guid proposalId, ProposalKind kind);

    [LoggerMessage(1405, LogLevel.Information, "User {UserId} confirmed proposal {ProposalId} ({Kind})", EventName = "1405")]
    public partial void ProposalApplied(Guid userId, Guid proposalId, ProposalKind kind);

    [LoggerMessage(1406, LogLevel.Information, "User {UserId} took back proposal {ProposalId} ({Kind})", EventName = "1406")]
    public partial void ProposalUndone(Guid userId, Guid proposalId, ProposalKind kind);
}
