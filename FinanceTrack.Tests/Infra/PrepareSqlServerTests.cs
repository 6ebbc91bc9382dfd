using Dapper;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Data.SqlServer;
using FinanceTrack.Tests.Support;
using Microsoft.Data.SqlClient;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace FinanceTrack.Tests.Infra;

public sealed class PrepareSqlServerTests
{
    private const string WithoutCredentials = "Server=tcp:sql.example.org,1433;Database=financetrack;Encrypt=Mandatory";

    [Theory]
    [InlineData(PrepareSqlServer.UseRowVersions)]
    [InlineData(PrepareSqlServer.Grant)]
    public void What_a_deployment_runs_is_TSql(string sql)
    {
        new TSql170Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);

        Assert.Empty(errors);
    }

    [Fact]
    public void Migrations_sign_in_with_a_token_where_the_connection_string_has_no_credentials()
    {
        var named = new SqlConnectionStringBuilder(AzureSqlToken.Name(WithoutCredentials));

        Assert.Equal(SqlAuthenticationMethod.ActiveDirectoryDefault, named.Authentication);
        Assert.Equal(typeof(AzureSqlToken), SqlAuthenticationProvider
            .GetProvider(SqlAuthenticationMethod.ActiveDirectoryDefault)?.GetType().DeclaringType);
        const string withPassword = "Server=localhost;User ID=sa;Password=local-only";
        Assert.Equal(withPassword, AzureSqlToken.Name(withPassword));
    }

    [Fact]
    public void A_managed_identity_is_known_by_its_client_id_in_the_servers_own_order_of_bytes() => Assert.Equal(
        "33221100554477668899AABBCCDDEEFF",
        Convert.ToHexString(PrepareSqlServer.SecurityId(Guid.Parse("00112233-4455-6677-8899-aabbccddeeff"))));

    [SkippableFact]
    public async Task Row_versions_are_on_after_preparing_a_database()
    {
        Skip.If(Environment.GetEnvironmentVariable("FINANCETRACK_SQLSERVER") is not { Length: > 0 }, "FINANCETRACK_SQLSERVER is not set.");
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.SqlServer);
        var prepare = new PrepareSqlServer(database.Options);

        await prepare.UseRowVersionsAsync(CancellationToken.None);
        await using var connection = Dialects.SqlServer.CreateConnection(database.Options.ConnectionString);
        await Dialects.SqlServer.OpenAsync(connection, CancellationToken.None);

        Assert.True(await connection.ExecuteScalarAsync<bool>(
            "SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()"));
    }
}
