using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Users.Sessions;

internal static class SessionServices
{
    public static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddSingleton<SessionTokens>()
        .AddSingleton<DeviceTokens>()
        .AddSingleton<SignIn>()
        .AddSingleton<RefreshLimits>()
        .AddSingleton<RefreshSession>()
        .AddSingleton<CheckSession>()
        .AddSingleton<CheckMembership>()
        .AddSingleton<ListSessions>()
        .AddSingleton<EndSession>();
}
