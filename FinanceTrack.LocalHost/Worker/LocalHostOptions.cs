using Microsoft.Extensions.Hosting;

namespace FinanceTrack.LocalHost.Worker;

/// <summary>How one host in this process runs. Several may run at once, each with its own.</summary>
internal sealed record LocalHostOptions
{
    /// <summary>The folder that holds <c>host.json</c>.</summary>
    public required string ContentRoot { get; init; }

    /// <summary>Every setting of the app (<c>Section:Key</c>), already merged: the host reads no other source.</summary>
    public required IReadOnlyDictionary<string, string?> Settings { get; init; }

    /// <summary>Port on localhost; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Starts the app, as the process would: the functions' own <c>Program.Main</c> unless a test brings another.</summary>
    public Func<string[], Task> EntryPoint { get; init; } = Functions.Program.Main;

    /// <summary>The classes whose functions are hosted; all of the functions' assembly when null.</summary>
    public IReadOnlyCollection<Type>? FunctionClasses { get; init; }

    /// <summary>Timer functions that also run once when the host starts, whatever their trigger says.</summary>
    public IReadOnlyCollection<string> TimersAtStart { get; init; } = [];

    /// <summary>Has the last word over the app's registrations: console logging, a test's clock.</summary>
    public Action<IHostApplicationBuilder>? Override { get; init; }

    /// <summary>Whether SIGINT and SIGTERM stop the host. Off where the process is somebody else's, such as a test run's.</summary>
    public bool StopsOnSignals { get; init; }

    /// <summary>Ends when the storage can be asked; queues and timers wait for it, HTTP does not.</summary>
    public Task StorageReady { get; init; } = Task.CompletedTask;

    /// <summary>
    /// How long a fetched message stays invisible unless renewed (it is, at half time, while its function runs). The real host
    /// takes ten minutes; a development host that is killed should not make its user wait that long for the rest.
    /// </summary>
    public TimeSpan MessageLease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long running functions may go on after a stop was asked for, before they are cancelled.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
