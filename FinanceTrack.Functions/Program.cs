using FinanceTrack.Domain;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace FinanceTrack.Functions;

/// <summary>The entry point in Azure. LocalHost runs this same code, through its own implementation of the worker's surface.</summary>
internal static class Program
{
    /// <summary>Builds and runs the app until it is told to stop. Middleware runs in the order in which it is added.</summary>
    internal static Task Main(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddFinanceTrack(builder.Configuration);
        return builder.Build().RunAsync();
    }
}
