using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Links.Rows;

/// <summary>
/// Which transactions belong together, and what the matchers ask. The numbers are those of <c>LinkKind</c> and <c>LinkState</c>.
/// </summary>
[Migration(1230, "Links")]
public sealed class M1230Links : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("Links")
            .WithColumn("LedgerId").AsId().NotNullable().PrimaryKey("PK_Links")
                .ForeignKey("FK_Links_Ledgers", "Ledgers", "LedgerId")
            .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_Links")
            .WithColumn("Kind").AsInt32().NotNullable()
            .WithColumn("FromId").AsId().NotNullable()
            .WithColumn("ToId").AsId().NotNullable()
            .WithColumn("AmountMinor").AsInt64().NotNullable()
            .WithColumn("Currency").AsCurrencyCode().NotNullable()
            .WithColumn("State").AsInt32().NotNullable()
            .WithColumn("Confidence").AsReal().NotNullable()
            .WithColumn("Reasons").AsString(200).NotNullable()
            .WithColumn("CreatedAt").AsInstant().NotNullable()
            .WithColumn("UpdatedAt").AsInstant().NotNullable()
            .WithColumn("Version").AsInt32().NotNullable();

        // A pair is said once. A row leaves in one link at most, and arrives in one transfer at most; several refunds may be of one
        // expense.
        Create.Index("UX_Links_Pair").OnTable("Links")
            .OnColumn("LedgerId").Ascending().OnColumn("FromId").Ascending().OnColumn("ToId").Ascending().WithOptions().Unique();
        Create.Index("IX_Links_To").OnTable("Links").OnColumn("LedgerId").Ascending().OnColumn("ToId").Ascending();
        Execute.Sql("CREATE UNIQUE INDEX UX_Links_From ON Links (LedgerId, FromId) WHERE State <> 3");
        Execute.Sql("CREATE UNIQUE INDEX UX_Links_ToTransfer ON Links (LedgerId, ToId) WHERE Kind = 0 AND State <> 3");

        Create.Table("Questions")
            .WithColumn("LedgerId").AsId().NotNullable().PrimaryKey("PK_Questions")
                .ForeignKey("FK_Questions_Ledgers", "Ledgers", "LedgerId")
            .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_Questions")
            .WithColumn("Kind").AsInt32().NotNullable()
            .WithColumn("SubjectId").AsId().NotNullable()
            .WithColumn("Options").AsString(200).NotNullable()
            .WithColumn("Confidence").AsReal().NotNullable()
            .WithColumn("Reasons").AsString(200).NotNullable()
            .WithColumn("State").AsInt32().NotNullable()
            .WithColumn("AskedOn").AsDay().NotNullable()
            .WithColumn("IsWelcome").AsBoolean().NotNullable()
            .WithColumn("Answer").AsId().Nullable()
            .WithColumn("CreatedAt").AsInstant().NotNullable()
            .WithColumn("UpdatedAt").AsInstant().NotNullable()
            .WithColumn("Version").AsInt32().NotNullable();
    }
}
