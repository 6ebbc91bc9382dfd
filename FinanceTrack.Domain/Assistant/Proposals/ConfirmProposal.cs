using System.Text.Json;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Assistant.Proposals;

/// <summary>What a person confirms.</summary>
/// <param name="Digest">Of the proposal as the person saw it.</param>
public sealed record Confirmation(string? Digest);

/// <summary>
/// Carries out a proposal once, for the person whom it was made to, in a session of that person. The proposal, its effect and its end
/// commit in one transaction.
/// </summary>
public sealed class ConfirmProposal(
    Database database, CheckSession sessions, ProposalChanges changes, AssistantEvents events, TimeProvider time)
{
    public async Task<Result<ProposalDetails>> ExecuteAsync(
        CallerSession caller, Guid ledgerId, Guid id, Confirmation confirmation, CancellationToken cancellationToken)
    {
        var actor = new LedgerActor(caller.UserId, ledgerId);
        var observed = await changes.ObserveAsync(actor, id, cancellationToken);
        var confirmed = await database.WriteAsync(
            session => ConfirmAsync(session, caller, actor, id, confirmation, observed), cancellationToken);
        if (confirmed.TryGet(out var applied, out _))
            events.ProposalApplied(actor.UserId, id, applied.Kind);
        return confirmed;
    }

    private async Task<Result<ProposalDetails>> ConfirmAsync(
        DbSession session, CallerSession caller, LedgerActor actor, Guid id, Confirmation confirmation, byte[]? observed)
    {
        if (!(await sessions.LockAsync(session, caller)).TryGet(out _, out var ended))
            return ended;
        if (!(await LedgerLock.TakeAsync(session, actor)).TryGet(out _, out var refused))
            return refused;
        if (await ProposalTable.LockAsync(session, actor, id) is not { } row)
            return new NotFoundError("proposal");
        if (Problem(row, confirmation) is { } problem)
            return problem;
        if (!(await changes.ApplyAsync(session, actor, row, observed)).TryGet(out var undo, out var error))
            return error is StaleVersionError or NotFoundError ? new ConflictError("What it would change has changed since.") : error;
        var applied = row with
        {
            Status = ProposalStatus.Applied,
            Undo = JsonSerializer.Serialize(undo, ClaimJson.Options),
            AppliedAt = time.Now(),
            Version = row.Version + 1,
        };
        await ProposalTable.UpdateAsync(session, applied);
        return ProposalDetails.Of(applied, time.Now());
    }

    private Error? Problem(ProposalRow row, Confirmation confirmation)
    {
        if (row.Status != ProposalStatus.Open)
            return new ConflictError("The proposal has been confirmed before.");
        if (row.ExpiresAt <= time.Now())
            return new ConflictError("The proposal has expired. Ask the assistant again.");
        if (confirmation.Digest is null)
            return new ValidationError("/digest", "The digest of the proposal is required.");
        return confirmation.Digest == row.Digest && row.Digest == row.ComputeDigest()
            ? null
            : new ConflictError("The digest is not that of the proposal: read it again.");
    }
}
