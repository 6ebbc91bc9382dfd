using FinanceTrack.LocalHost.Hosting;
using FinanceTrack.Tests.Support;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>Starts hosts of a few function classes of the tests, without the product.</summary>
internal static class SmallApp
{
    public static Task<FunctionsHost> StartAsync(
        Type[] functionClasses,
        Dictionary<string, string?> settings,
        Action<FunctionsApplicationBuilder>? configure = null,
        Func<LocalHostOptions, LocalHostOptions>? change = null)
    {
        var options = new LocalHostOptions
        {
            ContentRoot = Repository.Root,
            Settings = settings,
            StorageReady = settings.ContainsKey("AzureWebJobsStorage")
                ? Task.CompletedTask : Task.FromCanceled(new CancellationToken(canceled: true)),
            CreateApp = all =>
            {
                var builder = FunctionsApplication.CreateBuilder([]);
                builder.Configuration.AddInMemoryCollection(all);
                builder.ConfigureFunctionsWebApplication();
                builder.Services.AddSingleton<IFunctionMetadataProvider>(new ReflectedFunctions(functionClasses));
                configure?.Invoke(builder);
                return builder;
            },
        };
        return FunctionsHost.StartAsync(change?.Invoke(options) ?? options);
    }
}
