using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Insights.Storage;

/// <summary>What is worth telling about a ledger, and what a person does not want to be told again.</summary>
[Migration(1320, "Insights")]
public sealed class M1320Insights : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("Insights")
            .WithColumn("LedgerId").AsId().NotNullable().PrimaryKey("PK_Insights").ForeignKey("FK_Insights_Ledgers", "Ledgers", "LedgerId")
            .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_Insights")
            .WithColumn("Kind").AsInt32().NotNullable()
            .WithColumn("Severity").AsInt32().NotNullable()
            .WithColumn("AboutDay").AsDay().NotNullable()
            .WithColumn("Surprise").AsReal().NotNullable()
            .WithColumn("SizeMinor").AsInt64().NotNullable()
            .WithColumn("Currency").AsCurrencyCode().NotNullable()
            .WithColumn("StreamId").AsId().Nullable()
            .WithColumn("Members").AsBinary(int.MaxValue).NotNullable()
            .WithColumn("Facts").AsString(int.MaxValue).NotNullable()
            .WithColumn("TopPlace").AsInt32().NotNullable()
            .WithColumn("IsFound").AsBoolean().NotNullable()
            .WithColumn("IsDismissed").AsBoolean().NotNullable()
            .WithColumn("DismissedAt").AsInstant().Nullable()
            .WithColumn("FoundAt").AsInstant().NotNullable()
            .WithColumn("UpdatedAt").AsInstant().NotNullable()
            .WithColumn("Version").AsInt32().NotNullable();
        Create.Index("IX_Insights_AboutDay").OnTable("Insights")
            .OnColumn("LedgerId").Ascending().OnColumn("AboutDay").Descending().OnColumn("Id").Descending();
    }
}
