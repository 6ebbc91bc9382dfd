using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Categorization;

/// <summary>What users have answered, as counts by term, and the rules they have made.</summary>
[Migration(500, "Categorization")]
public sealed class M0500Categorization : ForwardOnlyMigration
{
    public override void Up()
    {
        // Terms are hashes: the memory holds no text. One line of a statement reads at most fifteen neighbouring keys.
        Create.Table("CategoryMemory")
            .WithColumn("UserId").AsId().NotNullable().PrimaryKey("PK_CategoryMemory").ForeignKey("FK_CategoryMemory_Users", "Users", "Id")
            .WithColumn("Term").AsInt64().NotNullable().PrimaryKey("PK_CategoryMemory")
            .WithColumn("CategoryId").AsId().NotNullable().PrimaryKey("PK_CategoryMemory")
            .WithColumn("Answers").AsInt32().NotNullable()
            .WithColumn("AnsweredAt").AsInstant().NotNullable();

        Create.Table("CategorizationRules")
            .WithColumn("UserId")
                .AsId().NotNullable().PrimaryKey("PK_CategorizationRules").ForeignKey("FK_CategorizationRules_Users", "Users", "Id")
            .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_CategorizationRules")
            .WithColumn("Position").AsInt32().NotNullable()
            .WithColumn("TextMatch").AsInt32().NotNullable()
            .WithColumn("Text").AsString(200).Nullable()
            .WithColumn("Currency").AsCurrencyCode().Nullable()
            .WithColumn("MinimumMinor").AsInt64().Nullable()
            .WithColumn("MaximumMinor").AsInt64().Nullable()
            .WithColumn("CategoryId").AsId().NotNullable()
            .WithColumn("CreatedAt").AsInstant().NotNullable()
            .WithColumn("UpdatedAt").AsInstant().NotNullable()
            .WithColumn("Version").AsInt32().NotNullable();
    }
}
