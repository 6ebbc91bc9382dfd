using FinanceTrack.Domain.Jobs;

namespace FinanceTrack.Domain.Audit.Seals;

/// <summary>What a verification may be asked for.</summary>
public sealed record AuditVerificationParameters
{
    /// <summary>An earlier end of the chain, as <c>number:hash</c>; null to check without one.</summary>
    public string? KnownEnd { get; init; }
}

/// <summary><c>verify-audit</c>: fails when the audit trail is not what was recorded, and names the first faults.</summary>
public sealed class VerifyAuditJob(SealAudit seal, VerifyAudit verify) : IJobHandler
{
    public const string JobKind = "verify-audit";

    private const int MaxNamed = 5;

    public string Kind => JobKind;

    public Type ParametersType => typeof(AuditVerificationParameters);

    public async Task<JobOutcome> ExecuteAsync(JobContext context, CancellationToken cancellationToken)
    {
        if (context.Checkpoint<AuditWalk>() is not { } walk)
        {
            await seal.ExecuteAsync(cancellationToken);
            walk = new AuditWalk { Known = context.Parameters<AuditVerificationParameters>().KnownEnd };
        }

        while (await verify.FollowAsync(walk, cancellationToken))
        {
            await context.ReportAsync(Progress(walk), $"{walk.Sealed} seals", walk, cancellationToken);
            if (context.ShouldYield)
                return JobOutcome.Yield;
        }

        var verification = await verify.ConcludeAsync(walk, cancellationToken);
        return verification.Faults == 0 ? JobOutcome.Success(verification) : JobOutcome.Failure(Describe(verification));
    }

    internal static string Describe(AuditVerification verification)
    {
        var named = verification.Found.Take(MaxNamed).Select(fault => $"{fault.Kind} {fault.EventId} (seal {fault.Sequence})");
        return $"{verification.Faults} faults in {verification.Sealed} seals: {string.Join(", ", named)}.";
    }

    // How many seals there are is not asked for: the more there are, the slower it grows.
    private static double Progress(AuditWalk walk) => walk.Sealed / (walk.Sealed + 50_000.0);
}
