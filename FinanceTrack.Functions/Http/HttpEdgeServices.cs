using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Functions.Http;

/// <summary>Registers the edge, and takes away what the worker's web application brings along and no call needs.</summary>
internal static class HttpEdgeServices
{
    /// <summary>Keeps MVC from searching the assemblies for controllers. To be called before the worker registers MVC.</summary>
    public static IServiceCollection WithoutControllers(this IServiceCollection services) =>
        services.AddSingleton(new ApplicationPartManager());

    public static IServiceCollection AddHttpEdge(this IServiceCollection services)
    {
        services.AddSingleton<Authentication>();
        services.AddSingleton<UserQuota>();
        services.AddSingleton<RequestsAtOnce>();
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Too much is refused by us, and by the host past 100 MB. Kestrel would break the connection, and the host answer 500.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        // The framework tells of every request five times, and of its address twice: search texts, amounts and one-time tokens are in
        // those.
        services.AddLogging(logging => logging.AddFilter("Microsoft", LogLevel.Warning));
        RemoveKeyGeneration(services);
        return services;
    }

    // MVC's forms and cookies would be signed with a key that is made, and written to disk, at start. There are neither here.
    private static void RemoveKeyGeneration(IServiceCollection services)
    {
        foreach (var service in services
            .Where(service => service.ServiceType == typeof(IHostedService)
                && service.ImplementationType?.Assembly.GetName().Name == "Microsoft.AspNetCore.DataProtection")
            .ToList())
        {
            services.Remove(service);
        }
    }
}
