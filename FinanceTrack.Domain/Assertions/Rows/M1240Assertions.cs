using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Assertions.Rows;

/// <summary>What statements say an account's balance was at the end of a day.</summary>
[Migration(1240, "Assertions")]
public sealed class M1240Assertions : ForwardOnlyMigration
{
    public override void Up() => Create.Table("Assertions")
        .WithColumn("LedgerId").AsId().NotNullable().PrimaryKey("PK_Assertions")
                .ForeignKey("FK_Assertions_Ledgers", "Ledgers", "LedgerId")
        .WithColumn("AccountId").AsId().NotNullable().PrimaryKey("PK_Assertions")
        .WithColumn("Day").AsDay().NotNullable().PrimaryKey("PK_Assertions")
        .WithColumn("BalanceMinor").AsInt64().NotNullable()
        .WithColumn("CreatedAt").AsInstant().NotNullable()
        .WithColumn("UpdatedAt").AsInstant().NotNullable()
        .WithColumn("Version").AsInt32().NotNullable();
}
