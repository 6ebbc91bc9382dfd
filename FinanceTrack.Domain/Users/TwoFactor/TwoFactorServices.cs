using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Users.TwoFactor;

internal static class TwoFactorServices
{
    public static IServiceCollection AddTwoFactor(this IServiceCollection services) => services
        .AddSingleton<AuthenticatorKeys>()
        .AddSingleton<SecondFactor>()
        .AddSingleton<TwoFactorVerifiedWrites>()
        .AddSingleton<GetTwoFactor>()
        .AddSingleton<BeginTwoFactor>()
        .AddSingleton<ConfirmTwoFactor>()
        .AddSingleton<RenewRecoveryCodes>()
        .AddSingleton<EndTwoFactor>();
}
