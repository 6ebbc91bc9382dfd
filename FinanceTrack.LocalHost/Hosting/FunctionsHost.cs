using System.Net;
using FinanceTrack.LocalHost.Hosting.Http;
using FinanceTrack.LocalHost.Hosting.Protocol;
using FinanceTrack.LocalHost.Hosting.Triggers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.LocalHost.Hosting;

/// <summary>
/// A functions app that runs in this process, with a host around it that is made of the parts of Azure's: the worker's own protocol over
/// gRPC, HTTP on the worker's server, and the WebJobs SDK for queues and timers.
/// </summary>
internal sealed class FunctionsHost : IAsyncDisposable
{
    private readonly IHost _app;
    private readonly WorkerEndpoint _endpoint;
    private readonly ILoggerFactory _loggers;

    private FunctionsHost(
        IHost app, WorkerEndpoint endpoint, ILoggerFactory loggers, IReadOnlyList<HostedFunction> functions, BackgroundTriggers triggers)
    {
        _app = app;
        _endpoint = endpoint;
        _loggers = loggers;
        Functions = functions;
        BaseAddress = new Uri(
            app.Services.GetRequiredService<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First());
        Completion = CompleteAsync(triggers);
    }

    /// <summary>Where it serves HTTP.</summary>
    public Uri BaseAddress { get; }

    /// <summary>The functions that the worker has, disabled ones included.</summary>
    public IReadOnlyList<HostedFunction> Functions { get; }

    /// <summary>The app's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Completes when the host has stopped.</summary>
    public Task Completion { get; }

    /// <summary>Starts the app and returns when it serves HTTP; queues and timers start after that.</summary>
    public static async Task<FunctionsHost> StartAsync(LocalHostOptions options)
    {
        // The worker reads host.json from here, to know the route prefix.
        Environment.SetEnvironmentVariable("FUNCTIONS_APPLICATION_DIRECTORY", options.ContentRoot);
        var worker = new WorkerChannel();
        var listening = WorkerEndpoint.StartAsync(worker);
        var configuration = HostJson.Read(options.ContentRoot, options.Settings);
        var front = new HttpFront(worker, HostJson.RoutePrefix(options.ContentRoot));
        // Not the app's factory: the worker sends what that logs to its host, and fails on the entries without a text that the SDK writes.
        var loggers = LoggerFactory.Create(logging => options.Logging?.Invoke(logging));
        var builder = options.CreateApp(options.Settings);
        builder.Services.Configure<KestrelServerOptions>(kestrel => Listen(kestrel, options.Port));
        builder.Services.AddSingleton<IStartupFilter>(front);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error); // It warns that our port wins over the worker's.
        options.Logging?.Invoke(builder.Logging);
        if (!options.StopsOnSignals)
            builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        options.Override?.Invoke(builder);
        var endpoint = await listening;
        builder.Configuration.AddInMemoryCollection(
        [
            new("Functions:Worker:HostEndpoint", endpoint.Address),
            new("Functions:Worker:WorkerId", worker.WorkerId),
            new("Functions:Worker:GrpcMaxMessageLength", $"{int.MaxValue}"),
        ]);
        var app = builder.Build();
        try
        {
            await app.StartAsync();
            var loaded = await worker.InitializeAsync(Path.GetDirectoryName(typeof(Functions.Program).Assembly.Location)!);
            var functions = loaded.Select(function => new HostedFunction(function, configuration)).ToList();
            var connections = new StorageConnections(configuration);
            var outputs = new QueueOutputs(connections, configuration, loggers.CreateLogger<QueueOutputs>());
            front.Open(functions.Where(function => !function.IsDisabled), outputs);
            var jobs = new WebJobsHost(worker, functions, outputs, connections, options, configuration, loggers);
            return new FunctionsHost(
                app, endpoint, loggers, functions, new BackgroundTriggers(jobs, options, loggers.CreateLogger<BackgroundTriggers>()));
        }
        catch
        {
            await endpoint.DisposeAsync();
            await ((IAsyncDisposable)app).DisposeAsync();
            loggers.Dispose();
            throw;
        }
    }

    /// <summary>Stops fetching, lets running functions end, then stops listening. Messages that were not finished come back.</summary>
    public async Task StopAsync()
    {
        Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await Completion;
    }

    public async ValueTask DisposeAsync()
    {
        if (!Completion.IsCompleted)
            await StopAsync();
    }

    private async Task CompleteAsync(BackgroundTriggers triggers)
    {
        var stopping = Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await triggers.RunAsync(stopping);
        await Task.Delay(Timeout.Infinite, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _app.StopAsync(CancellationToken.None);
        await _endpoint.DisposeAsync();
        await ((IAsyncDisposable)_app).DisposeAsync();
        _loggers.Dispose();
    }

    private static void Listen(KestrelServerOptions kestrel, int port)
    {
        if (port == 0)
            kestrel.Listen(IPAddress.Loopback, 0);
        else
            kestrel.ListenLocalhost(port);
    }
}
