using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>What each user's calls of the language model used, by day.</summary>
[Migration(1420, "Use of the language model")]
public sealed class M1420AssistantUsage : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("AssistantUsage")
            .WithColumn("UserId").AsId().NotNullable().PrimaryKey("PK_AssistantUsage")
                .ForeignKey("FK_AssistantUsage_Users", "Users", "Id")
            .WithColumn("Day").AsDay().NotNullable().PrimaryKey("PK_AssistantUsage")
            .WithColumn("Calls").AsInt32().NotNullable()
            .WithColumn("InputTokens").AsInt64().NotNullable()
            .WithColumn("OutputTokens").AsInt64().NotNullable()
            .WithColumn("CostMicros").AsInt64().NotNullable();
        Create.Index("IX_AssistantUsage_Day").OnTable("AssistantUsage").OnColumn("Day");
    }
}
