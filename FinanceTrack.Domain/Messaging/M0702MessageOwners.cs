using System.Data;
using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Messaging;

/// <summary>Whose data a poison message holds, and what an inbound message said, to tell a repetition from another one.</summary>
[Migration(702, "Message owners")]
public sealed class M0702MessageOwners : ForwardOnlyMigration
{
    public override void Up()
    {
        // A user's row cannot go while a message of theirs is recorded, and none can be recorded once it has gone.
        Create.Table("PoisonMessageOwners")
            .WithColumn("PoisonMessageId").AsId().NotNullable().PrimaryKey("PK_PoisonMessageOwners")
            .ForeignKey("FK_PoisonMessageOwners_PoisonMessages", "PoisonMessages", "Id").OnDelete(Rule.Cascade)
            .WithColumn("UserId").AsId().NotNullable().PrimaryKey("PK_PoisonMessageOwners")
            .ForeignKey("FK_PoisonMessageOwners_Users", "Users", "Id");
        Create.Index("IX_PoisonMessageOwners_UserId").OnTable("PoisonMessageOwners").OnColumn("UserId");
        Alter.Table("Inbox").AddColumn("ContentHash").AsBinary(32).Nullable();
    }
}
