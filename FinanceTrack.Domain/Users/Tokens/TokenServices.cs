using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Domain.Users.Tokens;

internal static class TokenServices
{
    public static IServiceCollection AddTokens(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessTokenOptions>().Bind(configuration.GetSection(AccessTokenOptions.Section)).ValidateDataAnnotations();
        return services
            .AddKeyStores(configuration)
            .AddSingleton<SigningKeyRing>()
            .AddSingleton<DataKeyRing>()
            .AddSingleton<EndedSessions>()
            .AddSingleton<AccessTokens>()
            .AddSingleton<OneTimeTokens>()
            .AddSingleton<ListPublicKeys>()
            .AddSingleton<RotateSigningKeys>();
    }

    private static IServiceCollection AddKeyStores(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["KeyVault:Uri"] is not { Length: > 0 } vault)
        {
            return services
                .AddSingleton<ISigningKeyStore, FileSigningKeys>()
                .AddSingleton<IDataKeyStore, FileDataKeys>();
        }

        return services
            .AddSingleton(_ => new SecretClient(new Uri(vault), new DefaultAzureCredential(
                new DefaultAzureCredentialOptions { ManagedIdentityClientId = configuration["AZURE_CLIENT_ID"] })))
            .AddSingleton<ISigningKeyStore, KeyVaultSigningKeys>()
            .AddSingleton<IDataKeyStore, KeyVaultDataKeys>();
    }
}
