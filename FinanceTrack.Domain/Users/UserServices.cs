using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.ApiKeys;
using FinanceTrack.Domain.Users.Credentials;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Operators;
using FinanceTrack.Domain.Users.PersonalData;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Domain.Users.Tokens;
using FinanceTrack.Domain.Users.Training;
using FinanceTrack.Domain.Users.TwoFactor;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users;

public static class UserServices
{
    public static IServiceCollection AddUsers(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccountOptions>().Bind(configuration.GetSection(AccountOptions.Section)).ValidateDataAnnotations();
        services.AddOptions<LearningOptions>().Bind(configuration.GetSection(LearningOptions.Section)).ValidateDataAnnotations();
        services.AddOptions<AdminOptions>().Bind(configuration.GetSection(AdminOptions.Section));
        services.AddOptions<LimitOptions>().Bind(configuration.GetSection(LimitOptions.Section)).ValidateDataAnnotations();
        services.AddOptions<AccessTokenOptions>().Bind(configuration.GetSection(AccessTokenOptions.Section)).ValidateDataAnnotations();
        return services.AddIdentity().AddTokens(configuration).AddAccounts().AddSessions().AddPersonalData().AddOperators();
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

    private static IServiceCollection AddTokens(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["KeyVault:Uri"] is { Length: > 0 } vault)
        {
            services.AddSingleton(_ => new SecretClient(new Uri(vault), new DefaultAzureCredential(
                new DefaultAzureCredentialOptions { ManagedIdentityClientId = configuration["AZURE_CLIENT_ID"] })));
            services.AddSingleton<ISigningKeyStore, KeyVaultSigningKeys>();
            services.AddSingleton<IDataKeyStore, KeyVaultDataKeys>();
        }
        else
        {
            services.AddSingleton<ISigningKeyStore, FileSigningKeys>();
            services.AddSingleton<IDataKeyStore, FileDataKeys>();
        }

        return services
            .AddSingleton<SigningKeyRing>()
            .AddSingleton<DataKeyRing>()
            .AddSingleton<EndedSessions>()
            .AddSingleton<AccessTokens>()
            .AddSingleton<OneTimeTokens>()
            .AddSingleton<ListPublicKeys>()
            .AddSingleton<RotateSigningKeys>();
    }

    private static IServiceCollection AddAccounts(this IServiceCollection services) => services
        .AddSingleton<SecurityEvents>()
        .AddSingleton<Passwords>()
        .AddSingleton<BreachedPasswords>()
        .AddSingleton<PasswordVerifiedWrites>()
        .AddSingleton<Attempts>()
        .AddSingleton<SignInFailures>()
        .AddSingleton<AccountMails>()
        .AddSingleton<RegisterUser>()
        .AddSingleton<GetProfile>()
        .AddSingleton<FindUserByEmail>()
        .AddSingleton<MakeAdmin>()
        .AddSingleton<ChangeProfile>()
        .AddSingleton<ChangePassword>()
        .AddSingleton<RequestPasswordReset>()
        .AddSingleton<RequestedPasswordResets>()
        .AddHostedService<SendPasswordResets>()
        .AddSingleton<ResetPassword>()
        .AddSingleton<RequestEmailConfirmation>()
        .AddSingleton<ConfirmEmail>()
        .AddSingleton<CreateApiKey>()
        .AddSingleton<ListApiKeys>()
        .AddSingleton<RevokeApiKey>()
        .AddSingleton<CheckApiKey>();

    private static IServiceCollection AddSessions(this IServiceCollection services) => services
        .AddSingleton<AuthenticatorKeys>()
        .AddSingleton<SecondFactor>()
        .AddSingleton<GetTwoFactor>()
        .AddSingleton<BeginTwoFactor>()
        .AddSingleton<ConfirmTwoFactor>()
        .AddSingleton<RenewRecoveryCodes>()
        .AddSingleton<EndTwoFactor>()
        .AddSingleton<SessionTokens>()
        .AddSingleton<DeviceTokens>()
        .AddSingleton<SignIn>()
        .AddSingleton<RefreshSession>()
        .AddSingleton<ListSessions>()
        .AddSingleton<EndSession>();

    private static IServiceCollection AddPersonalData(this IServiceCollection services) => services
        .AddSingleton<IUserData, AccountData>()
        .AddSingleton<ExportUserData>()
        .AddSingleton<EraseUser>()
        .AddSingleton<ForgetExpired>();
}
