using Microsoft.Extensions.Hosting;

namespace FinanceTrack.LocalHost.Worker;

/// <summary>
/// Joins the caller of <see cref="FunctionsHost.StartAsync"/> to the builder that the app's own <c>Main</c> creates: the options
/// go in, the started host comes out. It flows with the call (<see cref="AsyncLocal{T}"/>), so that hosts do not see each other.
/// </summary>
internal sealed class HostSession(LocalHostOptions options)
{
    private static readonly AsyncLocal<HostSession?> Ambient = new();

    private readonly TaskCompletionSource<IHost> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static HostSession? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public LocalHostOptions Options { get; } = options;

    /// <summary>Ends when the host listens.</summary>
    public Task<IHost> Started => _started.Task;

    public void HasStarted(IHost host) => _started.TrySetResult(host);
}
