using FinanceTrack.LocalHost.Worker.Invocation;
using FinanceTrack.LocalHost.Worker.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FinanceTrack.LocalHost.Worker.Queues;

/// <summary>Listens to the queues of all queue functions, from when HTTP is served until the host stops.</summary>
internal sealed class QueueTriggers(
    HostedFunctions functions,
    HostSettings settings,
    LocalHostOptions options,
    StorageConnections storage,
    FunctionRunner runner,
    IOptions<WorkerOptions> worker,
    IConfiguration configuration,
    ILoggerFactory loggers) : BackgroundTriggers(functions.Having<QueueTriggerAttribute>(), options, loggers.CreateLogger<QueueTriggers>())
{
    private const string PoisonSuffix = "-poison";

    protected override Task ListenAsync(HostedFunction function, CancellationToken stopping)
    {
        var trigger = (QueueTriggerAttribute)function.Trigger;
        var queue = storage.Queue(trigger.Connection, SettingReferences.Resolve(trigger.QueueName, configuration));
        var poison = queue.Name.EndsWith(PoisonSuffix, StringComparison.Ordinal)
            ? null
            : storage.Queue(trigger.Connection, queue.Name + PoisonSuffix);
        var logger = loggers.CreateLogger<QueueListener>();
        var processor = new MessageProcessor(
            function, queue, poison, settings.Queues, Options.MessageLease, worker.Value.Serializer!, runner, logger);
        return new QueueListener(queue, processor, settings.Queues, Options, logger).RunAsync(stopping);
    }
}
