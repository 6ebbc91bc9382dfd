using Dapper;
using FinanceTrack.Domain.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;

namespace FinanceTrack.Tests.Audit;

/// <summary>Changes the trail as one with all rights in the database could: without the triggers, and behind the product's back.</summary>
internal static class AuditTampering
{
    public static async Task ExecuteAsync(DatabaseOptions options, string sql, object? parameters = null)
    {
        if (options.Provider == DatabaseProvider.SqlServer)
        {
            await using var server = new SqlConnection(options.ConnectionString);
            await server.ExecuteAsync("DISABLE TRIGGER ALL ON AuditEvents; DISABLE TRIGGER ALL ON AuditSeals;");
            await server.ExecuteAsync(sql, parameters);
            return;
        }

        await using var file = new SqliteConnection(options.ConnectionString);
        foreach (var trigger in await file.QueryAsync<string>("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
            await file.ExecuteAsync($"DROP TRIGGER {trigger}");
        await file.ExecuteAsync(sql, parameters);
    }
}
