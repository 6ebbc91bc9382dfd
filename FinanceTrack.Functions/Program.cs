using FinanceTrack.Domain;
using FinanceTrack.Functions.Assistant.Mcp;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace FinanceTrack.Functions;

/// <summary>The entry point in Azure. LocalHost and tests run the same app in a process of their own.</summary>
internal static class Program
{
    /// <summary>Builds and runs the app until it is stopped.</summary>
    internal static Task Main(string[] args) => CreateBuilder(args).Build().RunAsync();

    /// <summary>The app before it is built. Middleware runs in the order in which it is added.</summary>
    /// <param name="args">The command line of the process.</param>
    /// <param name="settings">Settings that win over those of the environment.</param>
    internal static FunctionsApplicationBuilder CreateBuilder(string[] args, IEnumerable<KeyValuePair<string, string?>>? settings = null)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        if (settings is not null)
            builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.WithoutControllers();
        builder.ConfigureFunctionsWebApplication();
        builder.UseTelemetry();
        builder.UseMiddleware<SecurityHeadersMiddleware>();
        builder.UseMiddleware<ExceptionMiddleware>();
        builder.UseMiddleware<AnswerMiddleware>();
        builder.UseMiddleware<ForwardedAddressMiddleware>();
        builder.UseMiddleware<AuthenticationMiddleware>();
        builder.Services.AddFinanceTrack(builder.Configuration);
        builder.Services.AddMcp();
        builder.Services.AddHttpEdge();
        return builder;
    }
}
