using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Ledgers;

/// <summary>
/// A ledger has settings of its own, and members with a role. The ledger of an existing user keeps what its user had set; sessions and API
/// keys act on it.
/// </summary>
[Migration(1110, "Ledger members")]
public sealed class M1110LedgerMembers : ForwardOnlyMigration
{
    private static readonly string[] Moved = ["HomeCurrency", "TimeZone", "AccountKind", "AlertBudget"];

    public override void Up()
    {
        AddSettings();
        CreateMembers();
        Alter.Table("Sessions").AddColumn("LedgerId").AsId().Nullable(); // Null is the user's own ledger.
        Alter.Table("ApiKeys").AddColumn("LedgerId").AsId().Nullable();
        Execute.Sql("UPDATE ApiKeys SET LedgerId = UserId");
        IfDatabase("SqlServer").Execute.Sql("EXEC sp_rename N'Outbox.UserId', N'OwnerId', N'COLUMN'");
        IfDatabase("SQLite").Execute.Sql("ALTER TABLE Outbox RENAME COLUMN UserId TO OwnerId");
        foreach (var column in Moved)
            Execute.Sql($"ALTER TABLE Users DROP COLUMN {column}");
    }

    private void AddSettings()
    {
        Alter.Table("Ledgers")
            .AddColumn("Name").AsString(100).NotNullable().WithDefaultValue(LedgerRow.OwnName)
            .AddColumn("HomeCurrency").AsCurrencyCode().NotNullable().WithDefaultValue("USD")
            .AddColumn("TimeZone").AsString(64).NotNullable().WithDefaultValue("UTC")
            .AddColumn("Kind").AsInt32().NotNullable().WithDefaultValue(0)
            .AddColumn("AlertBudget").AsReal().NotNullable().WithDefaultValue(LedgerSettings.DefaultAlertBudget)
            .AddColumn("Version").AsInt32().NotNullable().WithDefaultValue(1);
        foreach (var instant in (string[])["CreatedAt", "UpdatedAt"])
        {
            IfDatabase("SqlServer").Alter.Table("Ledgers").AddColumn(instant).AsInstant().NotNullable().WithDefaultValue("1970-01-01");
            IfDatabase("SQLite").Alter.Table("Ledgers").AddColumn(instant).AsInstant().NotNullable().WithDefaultValue(0);
        }

        foreach (var column in (string[])["HomeCurrency", "TimeZone", "AlertBudget", "CreatedAt", "UpdatedAt"])
            Execute.Sql($"UPDATE Ledgers SET {column} = (SELECT u.{column} FROM Users u WHERE u.Id = Ledgers.LedgerId)");
        Execute.Sql("UPDATE Ledgers SET Kind = (SELECT u.AccountKind FROM Users u WHERE u.Id = Ledgers.LedgerId)");
    }

    private void CreateMembers()
    {
        Create.Table("LedgerMembers")
            .WithColumn("LedgerId").AsId().NotNullable().PrimaryKey("PK_LedgerMembers")
            .ForeignKey("FK_LedgerMembers_Ledgers", "Ledgers", "LedgerId")
            .WithColumn("UserId").AsId().NotNullable().PrimaryKey("PK_LedgerMembers").ForeignKey("FK_LedgerMembers_Users", "Users", "Id")
            .WithColumn("Role").AsInt32().NotNullable()
            .WithColumn("IsOwn").AsBoolean().NotNullable()
            .WithColumn("CreatedAt").AsInstant().NotNullable()
            .WithColumn("Version").AsInt32().NotNullable();
        Create.Index("IX_LedgerMembers_UserId").OnTable("LedgerMembers").OnColumn("UserId").Ascending().OnColumn("LedgerId").Ascending();
        Execute.Sql("CREATE UNIQUE INDEX UX_LedgerMembers_Own ON LedgerMembers (UserId) WHERE IsOwn = 1");
        Execute.Sql("""
            INSERT INTO LedgerMembers (LedgerId, UserId, Role, IsOwn, CreatedAt, Version)
            SELECT LedgerId, LedgerId, 2, 1, CreatedAt, 1 FROM Ledgers
            """);
    }
}
