using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Accounts;

internal static class UserAccountServices
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccountOptions>().Bind(configuration.GetSection(AccountOptions.Section)).ValidateDataAnnotations();
        services.AddOptions<AdminOptions>().Bind(configuration.GetSection(AdminOptions.Section));
        return services
            .AddIdentity()
            .AddSingleton<Passwords>()
            .AddSingleton<PasswordVerifiedWrites>()
            .AddSingleton<AccountMails>()
            .AddSingleton<RegisterUser>()
            .AddSingleton<OpenAccount>()
            .AddSingleton<TakeOverAccount>()
            .AddSingleton<GetProfile>()
            .AddSingleton<FindUserByEmail>()
            .AddSingleton<MakeAdmin>()
            .AddSingleton<ChangeProfile>()
            .AddSingleton<RequestEmailConfirmation>()
            .AddSingleton<ConfirmEmail>();
    }

    // Parts of Identity, without its own registrations: our managers live as long as a transaction, not as a scope.
    private static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddOptions<IdentityOptions>().Configure<IOptions<AccountOptions>>((identity, users) =>
        {
            identity.Lockout.AllowedForNewUsers = true;
            identity.Lockout.MaxFailedAccessAttempts = users.Value.LockoutAfter;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(users.Value.LockoutMinutes);
        });
        services.AddOptions<PasswordHasherOptions>().Configure<IOptions<AccountOptions>>(
            (hashing, users) => hashing.IterationCount = users.Value.PasswordIterations);
        return services
            .AddSingleton<IPasswordHasher<UserAccount>, PasswordHasher<UserAccount>>()
            .AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>()
            .AddSingleton<AccountManagers>();
    }
}
