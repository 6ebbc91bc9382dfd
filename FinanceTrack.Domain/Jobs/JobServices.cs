using FinanceTrack.Domain.Users;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Jobs;

public static class JobServices
{
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton<ILedgerData, JobData>()
        .AddSingleton<IUserData, RequestedJobs>()
        .AddSingleton<JobBacklog>()
        .AddSingleton<ComputeTurns>()
        .AddSingleton<EnqueueJob>()
        .AddSingleton<RunJob>()
        .AddSingleton<ConcludeJob>()
        .AddSingleton<FindJob>()
        .AddSingleton<ListJobs>()
        .AddSingleton<CancelJob>()
        .AddSingleton<RetryJob>()
        .AddSingleton<ListJobKinds>()
        .AddSingleton<ListDriftReports>()
        .AddSingleton<SweepJobs>();

    /// <summary>Makes a kind of job known; each feature registers its own.</summary>
    public static IServiceCollection AddJobHandler<THandler>(this IServiceCollection services)
        where THandler : class, IJobHandler => services.AddSingleton<IJobHandler, THandler>();

    /// <summary>Makes known that the result of a kind of job is a report of drift.</summary>
    public static IServiceCollection AddDriftJob(this IServiceCollection services, string kind) =>
        services.AddSingleton(new DriftJob(kind));
}
