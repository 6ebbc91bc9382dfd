using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FinanceTrack.LocalHost.Worker;

/// <summary>A functions app that runs in this process, started through its own <c>Main</c>.</summary>
internal sealed class FunctionsHost : IAsyncDisposable
{
    private readonly IHost _host;

    private FunctionsHost(IHost host, Task completion)
    {
        _host = host;
        Completion = completion;
        BaseAddress = new Uri(host.Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Functions = host.Services.GetRequiredService<HostedFunctions>();
    }

    public Uri BaseAddress { get; }

    public HostedFunctions Functions { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>Ends when the host has stopped, and faults when it broke.</summary>
    public Task Completion { get; }

    /// <summary>Returns once HTTP is served; queues and timers follow at once behind it.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<FunctionsHost> StartAsync(LocalHostOptions options, string[] args)
    {
        var session = new HostSession(options);
        var completion = RunAsync(session, args);
        if (await Task.WhenAny(session.Started, completion) == completion)
        {
            await completion;
            throw new InvalidOperationException("The app's Main ended without starting a host.");
        }

        return new FunctionsHost(await session.Started, completion);
    }

    /// <summary>Stops fetching, lets running functions end, then stops listening. Messages that were not finished come back.</summary>
    public async Task StopAsync()
    {
        _host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await Completion;
    }

    public async ValueTask DisposeAsync()
    {
        if (!Completion.IsCompleted)
        {
            await StopAsync();
        }
    }

    private static async Task RunAsync(HostSession session, string[] args)
    {
        HostSession.Current = session;
        await session.Options.EntryPoint(args);
    }
}
