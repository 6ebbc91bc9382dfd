using FinanceTrack.LocalHost.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

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
            ContentRoot = Path.GetTempPath(), // There is no host.json: what tests do not set is the real host's default.
            Settings = settings,
            FunctionClasses = functionClasses,
            Override = builder => builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Error),
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
