using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Users.ApiKeys;

internal static class ApiKeyServices
{
    public static IServiceCollection AddApiKeys(this IServiceCollection services) => services
        .AddSingleton<CreateApiKey>()
        .AddSingleton<ListApiKeys>()
        .AddSingleton<RevokeApiKey>()
        .AddSingleton<CheckApiKey>();
}
