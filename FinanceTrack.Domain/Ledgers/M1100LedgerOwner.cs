using System.Data;
using Dapper;
using FluentMigrator;

namespace FinanceTrack.Domain.Ledgers;

/// <summary>
/// Rows belong to a ledger and no longer to a user: <c>UserId</c> becomes <c>LedgerId</c>. The ledger of an existing user has the user's
/// id, so that no value changes.
/// </summary>
[Migration(1100, "Ledger owner")]
public sealed class M1100LedgerOwner : ForwardOnlyMigration
{
    private static readonly string[] Tables =
    [
        "Transactions", "Categories", "CategorizationRules", "CategoryMemory", "MonthlySummaries", "UserStatistics", "CategoryStatistics",
        "MerchantStatistics", "AnomalyFeedback",
    ];

    public override void Up()
    {
        foreach (var table in (string[])["Ledgers", .. Tables])
            IfDatabase("SqlServer").Delete.ForeignKey($"FK_{table}_Users").OnTable(table);
        foreach (var table in (string[])["Ledgers", "Jobs", .. Tables])
        {
            IfDatabase("SqlServer").Execute.Sql($"EXEC sp_rename N'{table}.UserId', N'LedgerId', N'COLUMN'");
            IfDatabase("SQLite").Execute.Sql($"ALTER TABLE {table} RENAME COLUMN UserId TO LedgerId");
        }

        foreach (var table in Tables)
        {
            IfDatabase("SqlServer").Create.ForeignKey($"FK_{table}_Ledgers")
                .FromTable(table).ForeignColumn("LedgerId").ToTable("Ledgers").PrimaryColumn("LedgerId");
        }

        IfDatabase("SQLite").Execute.WithConnection(ReferToLedgers);
    }

    /// <summary>
    /// SQLite has no statement for a foreign key of a table that exists. It documents this change of the schema's text for that, which
    /// touches no row: https://www.sqlite.org/lang_altertable.html#otheralter
    /// </summary>
    private static void ReferToLedgers(IDbConnection connection, IDbTransaction transaction)
    {
        connection.Execute("PRAGMA writable_schema = ON", transaction: transaction);
        Replace(connection, transaction, "Ledgers", ", " + UserKey("Ledgers"), "");
        foreach (var table in Tables)
        {
            var key = $"CONSTRAINT \"FK_{table}_Ledgers\" FOREIGN KEY (\"LedgerId\") REFERENCES \"Ledgers\" (\"LedgerId\")";
            Replace(connection, transaction, table, UserKey(table), key);
        }

        connection.Execute("PRAGMA writable_schema = RESET", transaction: transaction);
        if (connection.Query("PRAGMA foreign_key_check", transaction: transaction).Any())
            throw new InvalidOperationException("Rows belong to a ledger that is not there. Nothing was changed.");
    }

    private static string UserKey(string table) =>
        $"CONSTRAINT \"FK_{table}_Users\" FOREIGN KEY (\"LedgerId\") REFERENCES \"Users\" (\"Id\")";

    private static void Replace(IDbConnection connection, IDbTransaction transaction, string table, string old, string replacement)
    {
        const string Change = """
            UPDATE sqlite_schema SET sql = replace(sql, @old, @replacement)
            WHERE type = 'table' AND name = @table AND instr(sql, @old) > 0
            """;
        if (connection.Execute(Change, new { table, old, replacement }, transaction) != 1)
            throw new InvalidOperationException($"The foreign key of {table} is not the one expected. Nothing was changed.");
    }
}
