using System.ComponentModel.DataAnnotations;

namespace FinanceTrack.Domain.Data;

public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}

/// <summary>Settings <c>Database:*</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>For SQL Server one without credentials means: sign in with the process's Entra identity.</summary>
    [Required]
    public string ConnectionString { get; set; } = "Data Source=.data/financetrack.db";

    /// <summary>
    /// For how long attempts are repeated while the database is unreachable. A serverless one takes up to a minute to wake up from its
    /// pause; a caller of Azure Functions waits for 230 seconds at most, of which the last attempt takes its own (<c>Connect Timeout</c>).
    /// </summary>
    [Range(0, 120)]
    public int PatienceSeconds { get; set; } = 60;
}
