using System.Runtime.ExceptionServices;
using Azure.Core;
using FinanceTrack.LocalHost.Hosting.Protocol;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.Timers;
using Microsoft.Azure.WebJobs.Host;
using Microsoft.Azure.WebJobs.Host.Executors;
using Microsoft.Azure.WebJobs.Host.Timers;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.LocalHost.Hosting.Triggers;

/// <summary>The WebJobs SDK with the queues and timers of the functions, as Azure's host sets it up.</summary>
internal sealed class WebJobsHost(
    WorkerChannel worker,
    IReadOnlyList<HostedFunction> functions,
    QueueOutputs outputs,
    StorageConnections connections,
    LocalHostOptions options,
    IConfiguration configuration,
    ILoggerFactory loggers)
{
    private const string HostId = "financetrack";
    private const string HostContainer = "azure-webjobs-hosts";

    // The shortest that the SDK takes: another host takes over the timers of one that was killed within half a minute.
    private static readonly TimeSpan LockPeriod = TimeSpan.FromSeconds(15);

    /// <param name="onFailure">Told when a listener fails for good; in Azure the process ends then.</param>
    public IHost Build(Action<Exception> onFailure) => new HostBuilder()
        .ConfigureAppConfiguration(app => app.AddConfiguration(configuration))
        .ConfigureWebJobs(
            jobs => jobs.AddAzureStorageCoreServices().AddAzureStorageQueues().AddTimers().AddExecutionContextBinding(),
            host => host.AllowPartialHostStartup = true)
        .ConfigureServices(services =>
        {
            services.AddSingleton(loggers);
            services.AddSingleton<FunctionInvoker>(new WorkerFunctionInvoker(worker, functions, outputs));
            services.AddSingleton<ITypeLocator>(new TriggerMethods(
                functions.Where(function => !function.IsDisabled), new TriggerAttributes(options.TimersAtStart, configuration)));
            services.AddSingleton<IHostIdProvider, FixedHostId>();
            services.AddSingleton<IWebJobsExceptionHandlerFactory>(new ExceptionHandler(onFailure));
            services.RemoveAll<ScheduleMonitor>();
            services.AddSingleton<ScheduleMonitor>(
                new BlobScheduleMonitor(connections.Blobs().GetBlobContainerClient(HostContainer), HostId));
            services.Configure<SingletonOptions>(singleton =>
            {
                singleton.ListenerLockPeriod = LockPeriod;
                singleton.ListenerLockRecoveryPollingInterval = LockPeriod;
            });
            if (options.MessageLease is { } lease)
            {
                services.AddAzureClients(clients => clients.ConfigureDefaults(
                    (ClientOptions client) => client.AddPolicy(new MessageLeasePolicy(lease), HttpPipelinePosition.PerCall)));
            }

            services.RemoveAll<IHostLifetime>();
            services.AddSingleton<IHostLifetime, NoLifetime>();
        })
        .Build();

    private sealed class FixedHostId : IHostIdProvider
    {
        public Task<string> GetHostIdAsync(CancellationToken cancellationToken) => Task.FromResult(HostId);
    }

    /// <summary>Instead of the SDK's own, which ends the process.</summary>
    private sealed class ExceptionHandler(Action<Exception> onFailure) : IWebJobsExceptionHandlerFactory, IWebJobsExceptionHandler
    {
        public IWebJobsExceptionHandler Create(IHost jobHost) => this;

        public Task OnTimeoutExceptionAsync(ExceptionDispatchInfo exceptionInfo, TimeSpan timeoutGracePeriod) =>
            OnUnhandledExceptionAsync(exceptionInfo);

        public Task OnUnhandledExceptionAsync(ExceptionDispatchInfo exceptionInfo)
        {
            onFailure(exceptionInfo.SourceException);
            return Task.CompletedTask;
        }
    }
}
