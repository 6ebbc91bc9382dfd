using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.LocalHost.Hosting;

/// <summary>How one host in this process runs. Several may run at once, each with its own; they share <see cref="ContentRoot"/>.</summary>
internal sealed record LocalHostOptions
{
    /// <summary>
    /// The folder that holds <c>host.json</c>. The worker reads it from an environment variable, so it is one folder for a process.
    /// </summary>
    public required string ContentRoot { get; init; }

    /// <summary>Every setting of the app (<c>Section:Key</c>), already merged. They win over the environment.</summary>
    public required IReadOnlyDictionary<string, string?> Settings { get; init; }

    /// <summary>Port on localhost; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Creates the app: the product's unless a test brings another.</summary>
    public Func<IEnumerable<KeyValuePair<string, string?>>, FunctionsApplicationBuilder> CreateApp { get; init; } =
        ProductApp.CreateBuilder;

    /// <summary>Timer functions that also run once when the host starts, whatever their trigger says.</summary>
    public IReadOnlyCollection<string> TimersAtStart { get; init; } = [];

    /// <summary>Has the last word over the app's registrations: a test's clock, for instance.</summary>
    public Action<IHostApplicationBuilder>? Override { get; init; }

    /// <summary>Where the app and the host log to; without it neither logs anywhere.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    /// <summary>Whether SIGINT and SIGTERM stop the host. Off where another program owns the process, such as a test run.</summary>
    public bool StopsOnSignals { get; init; }

    /// <summary>Completes when the storage accepts requests; queues and timers wait for it, HTTP does not.</summary>
    public Task StorageReady { get; init; } = Task.CompletedTask;

    /// <summary>
    /// How long a fetched message stays invisible after a host was killed: ten minutes when null, as in Azure. A shorter lease is not
    /// renewed, so a function that takes longer than it runs twice.
    /// </summary>
    public TimeSpan? MessageLease { get; init; }

    /// <summary>How long running functions may continue after a stop was requested, before they are cancelled.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
