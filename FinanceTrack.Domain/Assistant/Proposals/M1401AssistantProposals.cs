using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Assistant.Proposals;

/// <summary>Changes that the assistant proposed, for a person to confirm.</summary>
[Migration(1401, "Proposals of the assistant")]
public sealed class M1401AssistantProposals : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("AssistantProposals")
            .WithColumn("LedgerId").AsId().NotNullable().PrimaryKey("PK_AssistantProposals")
                .ForeignKey("FK_AssistantProposals_Ledgers", "Ledgers", "LedgerId")
            .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_AssistantProposals")
            .WithColumn("UserId").AsId().NotNullable()
            .WithColumn("Kind").AsInt32().NotNullable()
            .WithColumn("Change").AsString(int.MaxValue).NotNullable()
            .WithColumn("Shown").AsString(int.MaxValue).NotNullable()
            .WithColumn("Digest").AsString(64).NotNullable()
            .WithColumn("Status").AsInt32().NotNullable()
            .WithColumn("Undo").AsString(int.MaxValue).NotNullable()
            .WithColumn("CreatedAt").AsInstant().NotNullable()
            .WithColumn("ExpiresAt").AsInstant().NotNullable()
            .WithColumn("AppliedAt").AsInstant().Nullable()
            .WithColumn("UndoneAt").AsInstant().Nullable()
            .WithColumn("Version").AsInt32().NotNullable();
        Create.Index("IX_AssistantProposals_User").OnTable("AssistantProposals").OnColumn("UserId").Ascending();
        Create.Index("IX_AssistantProposals_ExpiresAt").OnTable("AssistantProposals").OnColumn("ExpiresAt").Ascending();
    }
}
