using FinanceTrack.Domain.Audit.Seals;
using FinanceTrack.Domain.Jobs;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Audit;

/// <summary>Seals the audit trail, and has it verified each night.</summary>
public sealed class SealAuditTimers(SealAudit seal, EnqueueJob enqueue)
{
    [Function(nameof(SealAudit))]
    public Task SealAsync([TimerTrigger("10 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        seal.ExecuteAsync(cancellationToken);

    /// <summary>Where SealAudit is switched off, to let the database pause, this is what seals: a verification seals first.</summary>
    [Function("VerifyAuditNightly")]
    public Task VerifyAuditNightlyAsync([TimerTrigger("0 1 2 * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        enqueue.ExecuteAsync(new JobRequest(VerifyAuditJob.JobKind), cancellationToken);
}
