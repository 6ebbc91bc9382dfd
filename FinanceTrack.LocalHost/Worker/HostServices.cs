using System.Net;
using FinanceTrack.LocalHost.Worker.Http;
using FinanceTrack.LocalHost.Worker.Invocation;
using FinanceTrack.LocalHost.Worker.Queues;
using FinanceTrack.LocalHost.Worker.Storage;
using FinanceTrack.LocalHost.Worker.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FinanceTrack.LocalHost.Worker;

/// <summary>The host's part of the app: what Azure has outside the worker process.</summary>
internal static class HostServices
{
    private const string EnvironmentSetting = "AZURE_FUNCTIONS_ENVIRONMENT";

    public static WebApplicationBuilder CreateBuilder(LocalHostOptions options, string[] args)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = "FinanceTrack.LocalHost",
            ContentRootPath = options.ContentRoot,
            EnvironmentName = options.Settings.GetValueOrDefault(EnvironmentSetting) ?? Environments.Development,
        });
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.Configuration.AddCommandLine(args);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, options.Port));
        AddWorkerOptions(builder.Services);
        if (!options.StopsOnSignals)
        {
            builder.Services.AddSingleton<IHostLifetime, StopsOnlyWhenAsked>();
        }

        return builder;
    }

    public static IHost Build(
        WebApplicationBuilder builder,
        HostSession session,
        IReadOnlyList<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
    {
        var pipeline = middleware.Reverse().Aggregate<
            Func<FunctionExecutionDelegate, FunctionExecutionDelegate>, FunctionExecutionDelegate>(
            FunctionExecution.InvokeAsync, (next, around) => around(next));
        var hostSettings = HostSettings.Read(session.Options.ContentRoot, builder.Configuration);
        var functions = HostedFunctions.Find(
            session.Options.FunctionClasses ?? typeof(Functions.Program).Assembly.GetExportedTypes(), builder.Configuration);

        builder.Services.AddSingleton(session.Options);
        builder.Services.AddSingleton(hostSettings);
        builder.Services.AddSingleton(functions);
        builder.Services.AddSingleton(new FunctionPipeline(pipeline));
        builder.Services.AddSingleton<StorageConnections>();
        builder.Services.AddSingleton<QueueOutputs>();
        builder.Services.AddSingleton<HttpTriggers>();
        builder.Services.AddSingleton<FunctionRunner>();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddHostedService<QueueTriggers>();
        builder.Services.AddHostedService<TimerTriggers>();

        var app = builder.Build();
        app.Services.GetRequiredService<HttpTriggers>().Map(app);
        app.Lifetime.ApplicationStarted.Register(() => session.HasStarted(app));
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        if (port == 0)
        {
            kestrel.Listen(IPAddress.Loopback, 0);
        }
        else
        {
            kestrel.ListenLocalhost(port);
        }
    }

    /// <summary>The worker's own defaults for queue POCOs: reading ignores case, writing is PascalCase.</summary>
    private static void AddWorkerOptions(IServiceCollection services)
    {
        services.Configure<System.Text.Json.JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
        services.AddOptions<WorkerOptions>().PostConfigure<IOptions<System.Text.Json.JsonSerializerOptions>>(
            (worker, json) => worker.Serializer ??= new Azure.Core.Serialization.JsonObjectSerializer(json.Value));
    }

    private sealed class StopsOnlyWhenAsked : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
