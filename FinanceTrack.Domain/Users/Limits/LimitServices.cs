using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Users.Limits;

internal static class LimitServices
{
    public static IServiceCollection AddLimits(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<LimitOptions>().Bind(configuration.GetSection(LimitOptions.Section)).ValidateDataAnnotations();
        return services
            .AddSingleton<AttemptTable>()
            .AddSingleton<RowLimits>()
            .AddSingleton<UserTurns>()
            .AddSingleton<ComputingRequests>()
            .AddSingleton<UnaskedMails>()
            .AddSingleton<SignInFailures>();
    }
}
