using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Assistant.Conversations;

/// <summary>What a user asked the assistant about a ledger, and what it answered.</summary>
[Migration(1400, "Conversations with the assistant")]
public sealed class M1400AssistantConversations : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("AssistantConversations")
            .WithColumn("LedgerId").AsId().NotNullable().PrimaryKey("PK_AssistantConversations")
                .ForeignKey("FK_AssistantConversations_Ledgers", "Ledgers", "LedgerId")
            .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_AssistantConversations")
            .WithColumn("UserId").AsId().NotNullable()
            .WithColumn("Title").AsString(120).NotNullable()
            .WithColumn("Summary").AsString(int.MaxValue).NotNullable()
            .WithColumn("Turns").AsInt32().NotNullable()
            .WithColumn("CreatedAt").AsInstant().NotNullable()
            .WithColumn("UpdatedAt").AsInstant().NotNullable()
            .WithColumn("Version").AsInt32().NotNullable();
        Create.Index("IX_AssistantConversations_User").OnTable("AssistantConversations")
            .OnColumn("UserId").Ascending().OnColumn("LedgerId").Ascending().OnColumn("Id").Descending();

        Create.Table("AssistantTurns")
            .WithColumn("LedgerId").AsId().NotNullable().PrimaryKey("PK_AssistantTurns")
                .ForeignKey("FK_AssistantTurns_Ledgers", "Ledgers", "LedgerId")
            .WithColumn("ConversationId").AsId().NotNullable().PrimaryKey("PK_AssistantTurns")
            .WithColumn("Number").AsInt32().NotNullable().PrimaryKey("PK_AssistantTurns")
            .WithColumn("UserId").AsId().NotNullable()
            .WithColumn("Question").AsString(2000).NotNullable()
            .WithColumn("Answer").AsString(int.MaxValue).NotNullable()
            .WithColumn("Engine").AsInt32().NotNullable()
            .WithColumn("Slots").AsString(int.MaxValue).NotNullable()
            .WithColumn("Evidence").AsString(int.MaxValue).NotNullable()
            .WithColumn("CreatedAt").AsInstant().NotNullable();
        Create.Index("IX_AssistantTurns_User").OnTable("AssistantTurns").OnColumn("UserId").Ascending();
    }
}
