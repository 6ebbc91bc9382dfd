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
}
