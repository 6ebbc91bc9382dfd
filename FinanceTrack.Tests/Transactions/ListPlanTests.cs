using System.Text.RegularExpressions;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Tests.Support;
using Microsoft.Data.Sqlite;

namespace FinanceTrack.Tests.Transactions;

/// <summary>How SQLite reads a list: a filter that few rows meet must not read the whole ledger in its order.</summary>
public sealed partial class ListPlanTests : IDisposable
{
    private readonly OldDatabase _database = new();

    [Fact]
    public async Task A_list_by_category_account_or_role_reads_the_index_of_one_of_them()
    {
        _database.Migrate(version: null);
        await using var connection = _database.Connect();
        await connection.OpenAsync();
        var seen = new HashSet<string>();
        foreach (var sql in ListTransactions.AllStatements().Select(statement => statement.For(Dialects.Sqlite)))
        {
            var filters = Filter().Matches(sql).Select(match => match.Groups[1].Value).ToHashSet();
            var index = Index().Match(await PlanAsync(connection, sql)).Groups[1].Value;
            Assert.True(filters.Count == 0 || filters.Contains(index), $"{index} is read for{sql}");
            seen.Add(index);
        }

        Assert.Superset(new HashSet<string> { "BookedOn", "Category", "Account", "Role", "Anomalies" }, seen);
    }

    public void Dispose() => _database.Dispose();

    private static async Task<string> PlanAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
        foreach (var name in Parameter().Matches(sql).Select(match => match.Value).Distinct())
            command.Parameters.AddWithValue(name, DBNull.Value);
        await using var steps = await command.ExecuteReaderAsync();
        Assert.True(await steps.ReadAsync());
        return steps.GetString(steps.GetOrdinal("detail"));
    }

    [GeneratedRegex(@"\b(Category|Account|Role)(?:Id)? = @")]
    private static partial Regex Filter();

    [GeneratedRegex(@"IX_Transactions_(\w+)")]
    private static partial Regex Index();

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}
