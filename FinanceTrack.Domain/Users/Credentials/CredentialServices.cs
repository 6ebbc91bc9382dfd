using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Users.Credentials;

internal static class CredentialServices
{
    public static IServiceCollection AddCredentials(this IServiceCollection services) => services
        .AddSingleton<BreachedPasswords>()
        .AddSingleton<ChangePassword>()
        .AddSingleton<RequestPasswordReset>()
        .AddSingleton<RequestedPasswordResets>()
        .AddHostedService<SendPasswordResets>()
        .AddSingleton<ResetPassword>()
        .AddSingleton<OtherAccess>();
}
