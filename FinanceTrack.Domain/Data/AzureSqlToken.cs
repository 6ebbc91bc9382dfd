using Azure.Core;
using Azure.Identity;
using Microsoft.Data.SqlClient;

namespace FinanceTrack.Domain.Data;

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
        var settings = new SqlConnectionStringBuilder(connection.ConnectionString);
        var hasCredentials = settings.IntegratedSecurity
            || settings.UserID.Length > 0
            || settings.Authentication != SqlAuthenticationMethod.NotSpecified;
        if (!hasCredentials)
            connection.AccessTokenCallback = GetTokenAsync;
        return connection;
    }

    // One delegate for all connections: the pool is keyed by it.
    private static async Task<SqlAuthenticationToken> GetTokenAsync(
        SqlAuthenticationParameters parameters, CancellationToken cancellationToken)
    {
        var token = await Credential.Value.GetTokenAsync(new TokenRequestContext(Scopes), cancellationToken);
        return new SqlAuthenticationToken(token.Token, token.ExpiresOn);
    }
}
