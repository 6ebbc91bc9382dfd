using FinanceTrack.Domain.Audit.Seals;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Audit;

public static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddSingleton<IUserData, AuditData>()
        .AddSingleton<ILedgerData, AuditData>()
        .AddSingleton<ILedgerOpenedHandler, AuditData>()
        .AddSingleton<AuditTrail>()
        .AddSingleton<ListActivity>()
        .AddSingleton<ListAuditEvents>()
        .AddSingleton<SealAudit>()
        .AddSingleton<VerifyAudit>()
        .AddJobHandler<VerifyAuditJob>()
        .AddDriftJob(VerifyAuditJob.JobKind);
}
