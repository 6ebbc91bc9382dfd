using Azure.Core;
using Azure.Identity;
using Microsoft.Data.SqlClient;

namespace FinanceTrack.Domain.Data.SqlServer;

/// <summary>
/// Signs in to Azure SQL with the process's Entra identity (managed identity in Azure, the developer's own elsewhere)
/// when the connection string holds no credentials. <see cref="DefaultAzureCredential"/> caches and renews the token.
/// </summary>
internal static class AzureSqlToken
{
    private static readonly string[] Scopes = ["https://database.windows.net/.default"];
    private static readonly Lazy<TokenCredential> Credential = new(() => new DefaultAzureCredential());

    public static SqlConnection Authorize(SqlConnection connection)
    {
        if (!HasCredentials(new SqlConnectionStringBuilder(connection.ConnectionString)))
            connection.AccessTokenCallback = GetTokenAsync;
        return connection;
    }

    /// <summary>
    /// For a library that opens connections itself and takes nothing but a connection string: one that names a way to sign in, which
    /// from here on leads to the same token.
    /// </summary>
    public static string Name(string connectionString)
    {
        var settings = new SqlConnectionStringBuilder(connectionString);
        if (HasCredentials(settings))
            return connectionString;
        SqlAuthenticationProvider.SetProvider(SqlAuthenticationMethod.ActiveDirectoryDefault, new NamedSignIn());
        settings.Authentication = SqlAuthenticationMethod.ActiveDirectoryDefault;
        return settings.ConnectionString;
    }

    private static bool HasCredentials(SqlConnectionStringBuilder settings) =>
        settings.IntegratedSecurity
        || settings.UserID.Length > 0
        || settings.Authentication != SqlAuthenticationMethod.NotSpecified;

    // One delegate for all connections: the pool is keyed by it.
    private static async Task<SqlAuthenticationToken> GetTokenAsync(
        SqlAuthenticationParameters parameters, CancellationToken cancellationToken)
    {
        try
        {
            var token = await Credential.Value.GetTokenAsync(new TokenRequestContext(Scopes), cancellationToken);
            return new SqlAuthenticationToken(token.Token, token.ExpiresOn);
        }
        // The driver's own timeout (Connect Timeout), not the caller's cancellation.
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new AuthenticationFailedException("There was no token for the database in the time there is to connect.", exception);
        }
    }

    private sealed class NamedSignIn : SqlAuthenticationProvider
    {
        public override bool IsSupported(SqlAuthenticationMethod authenticationMethod) =>
            authenticationMethod == SqlAuthenticationMethod.ActiveDirectoryDefault;

        public override Task<SqlAuthenticationToken> AcquireTokenAsync(SqlAuthenticationParameters parameters) =>
            GetTokenAsync(parameters, CancellationToken.None);
    }
}
