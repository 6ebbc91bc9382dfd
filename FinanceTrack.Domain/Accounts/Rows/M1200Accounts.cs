using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Accounts.Rows;

/// <summary>The accounts of a ledger, each with its balance.</summary>
[Migration(1200, "Accounts")]
public sealed class M1200Accounts : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("Accounts")
            .WithColumn("LedgerId").AsId().NotNullable().PrimaryKey("PK_Accounts")
                .ForeignKey("FK_Accounts_Ledgers", "Ledgers", "LedgerId")
            .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_Accounts")
            .WithColumn("Name").AsString(60).NotNullable()
            .WithColumn("NameKey").AsString(60).NotNullable()
            .WithColumn("Kind").AsInt32().NotNullable()
            .WithColumn("Currency").AsCurrencyCode().NotNullable()
            .WithColumn("Feed").AsInt32().NotNullable()
            .WithColumn("NumberHash").AsCustom("BINARY(32)").Nullable()
            .WithColumn("NumberTail").AsString(8).Nullable()
            .WithColumn("OpeningMinor").AsInt64().NotNullable()
            .WithColumn("BalanceMinor").AsInt64().NotNullable()
            .WithColumn("IsDefault").AsBoolean().NotNullable()
            .WithColumn("IsArchived").AsBoolean().NotNullable()
            .WithColumn("CreatedAt").AsInstant().NotNullable()
            .WithColumn("UpdatedAt").AsInstant().NotNullable()
            .WithColumn("Version").AsInt32().NotNullable();
        this.CompareByCodePoints("Accounts", "NameKey", "NVARCHAR(60)");

        // Both engines accept partial unique indexes.
        Create.Index("UX_Accounts_NameKey").OnTable("Accounts")
            .OnColumn("LedgerId").Ascending().OnColumn("NameKey").Ascending().WithOptions().Unique();
        Execute.Sql("CREATE UNIQUE INDEX UX_Accounts_Default ON Accounts (LedgerId, Currency) WHERE IsDefault = 1");
        Execute.Sql("CREATE UNIQUE INDEX UX_Accounts_NumberHash ON Accounts (LedgerId, NumberHash) WHERE NumberHash IS NOT NULL");
    }
}
