using FinanceTrack.Domain;
using FinanceTrack.Functions.Http;
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
        builder.Services.WithoutControllers();
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<SecurityHeadersMiddleware>();
        builder.UseMiddleware<ExceptionMiddleware>();
        builder.UseMiddleware<AnswerMiddleware>();
        builder.UseMiddleware<ForwardedAddressMiddleware>();
        builder.UseMiddleware<AuthenticationMiddleware>();
        builder.Services.AddFinanceTrack(builder.Configuration);
        builder.Services.AddHttpEdge();
        return builder.Build().RunAsync();
    }
}
