using Microsoft.Extensions.Hosting;

namespace FinanceTrack.LocalHost.Hosting;

/// <summary>The lifetime of a host that stops only when asked to, not by signals to the process.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
