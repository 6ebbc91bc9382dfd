using FinanceTrack.Domain.Data;

namespace FinanceTrack.Tests.Support;

/// <summary>
/// The data of a theory that runs on every engine: <c>[SkippableTheory, ClassData(typeof(DatabaseProviders))]</c>.
/// SQL Server is shown as skipped unless <c>FINANCETRACK_SQLSERVER</c> holds a connection string that may create databases.
/// </summary>
public sealed class DatabaseProviders : TheoryData<DatabaseProvider>
{
    private const string Setting = "FINANCETRACK_SQLSERVER";

    public DatabaseProviders()
    {
        Add(DatabaseProvider.Sqlite);
        Add(DatabaseProvider.SqlServer);
    }

    /// <summary>The server's connection string; skips the test when there is none.</summary>
    public static string SqlServer
    {
        get
        {
            var connectionString = Environment.GetEnvironmentVariable(Setting);
            Skip.If(string.IsNullOrEmpty(connectionString), $"{Setting} holds no connection string.");
            return connectionString!;
        }
    }
}
