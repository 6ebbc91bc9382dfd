using FinanceTrack.LocalHost.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>Starts hosts of a few function classes of the tests, without the product.</summary>
internal static class SmallApp
{
    public static Task<FunctionsHost> StartAsync(params Type[] functionClasses) => StartAsync(functionClasses, []);

    public static async Task<FunctionsHost> StartAsync(
        Type[] functionClasses,
        Dictionary<string, string?> settings,
        Action<FunctionsApplicationBuilder>? configure = null,
        Func<LocalHostOptions, LocalHostOptions>? change = null)
    {
        var options = new LocalHostOptions
        {
            ContentRoot = AppContext.BaseDirectory,
            Settings = settings,
            FunctionClasses = functionClasses,
            EntryPoint = args =>
            {
                var builder = FunctionsApplication.CreateBuilder(args);
                builder.ConfigureFunctionsWebApplication();
                configure?.Invoke(builder);
                return builder.Build().RunAsync();
            },
        };
        return await FunctionsHost.StartAsync(change?.Invoke(options) ?? options, []);
    }
}
