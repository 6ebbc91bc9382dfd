using FluentMigrator;

namespace FinanceTrack.Domain.Data.Migrations;

/// <summary>
/// Texts that are compared. They are NVARCHAR, as the parameters they are compared with are: SQL Server would convert a whole VARCHAR
/// column for each comparison and not use its index.
/// </summary>
internal static class TextColumns
{
    /// <summary>
    /// Lets SQL Server compare the column by code points, as SQLite does. Its usual collation takes ß for ss, full-width letters for
    /// ordinary ones, and all emoji for each other and for nothing at all. Call it before the column is indexed.
    /// </summary>
    /// <param name="type">The column's type as T-SQL, and whether it accepts NULL: both are stated again.</param>
    public static void CompareByCodePoints(this MigrationBase migration, string table, string column, string type, bool nullable = false) =>
        migration.IfDatabase("SqlServer").Execute.Sql(
            $"ALTER TABLE {table} ALTER COLUMN {column} {type} COLLATE Latin1_General_100_BIN2 {(nullable ? "NULL" : "NOT NULL")}");
}
