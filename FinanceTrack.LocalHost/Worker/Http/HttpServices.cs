using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.LocalHost.Worker.Http;

/// <summary>The part of MVC that functions use: <c>IActionResult</c>, the JSON formatters and <c>[FromBody]</c>.</summary>
internal static class HttpServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddRouting();
        // There are no controllers: an empty manager keeps MVC from searching the assemblies for them at start.
        services.AddSingleton(new ApplicationPartManager());
        services.AddMvcCore();
    }
}
