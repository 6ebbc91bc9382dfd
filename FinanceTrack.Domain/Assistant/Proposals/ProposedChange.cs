using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Assistant.Proposals;

/// <summary>What is carried out when a proposal is confirmed; which of the fields there are depends on its kind.</summary>
/// <param name="SubjectId">The transaction or the insight that is changed; the outgoing transaction of a transfer.</param>
/// <param name="Version">Of the subject when it was proposed: a subject that has changed since is not touched.</param>
/// <param name="OtherId">The incoming transaction of a transfer.</param>
/// <param name="CategoryId">The new category.</param>
/// <param name="Transaction">The new transaction.</param>
internal sealed record ProposedChange(
    Guid? SubjectId = null, int? Version = null, Guid? OtherId = null, Guid? CategoryId = null, NewTransaction? Transaction = null);

/// <summary>What takes an applied proposal back.</summary>
/// <param name="SubjectId">What was changed or made.</param>
/// <param name="Version">After it was applied: what has changed since is not touched.</param>
/// <param name="CategoryId">The category before.</param>
internal sealed record ProposalUndo(Guid SubjectId, int Version, Guid? CategoryId = null);
