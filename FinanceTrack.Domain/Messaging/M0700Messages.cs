using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Messaging;

/// <summary>The outbox and the inbox: both small, both written in every transaction that handles a message.</summary>
[Migration(700, "Outbox and inbox")]
public sealed class M0700Messages : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("Outbox")
            .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_Outbox")
            .WithColumn("Queue").AsString(63).NotNullable()
            .WithColumn("UserId").AsId().Nullable()
            .WithColumn("Body").AsString(int.MaxValue).NotNullable()
            .WithColumn("CreatedAt").AsInstant().NotNullable()
            .WithColumn("Attempts").AsInt32().NotNullable()
            .WithColumn("NextAttemptAt").AsInstant().NotNullable();
        Create.Index("IX_Outbox_NextAttemptAt").OnTable("Outbox").OnColumn("NextAttemptAt");

        Create.Table("Inbox")
            .WithColumn("MessageKey").AsBinary(32).NotNullable().PrimaryKey("PK_Inbox")
            .WithColumn("AcceptedAt").AsInstant().NotNullable();
        Create.Index("IX_Inbox_AcceptedAt").OnTable("Inbox").OnColumn("AcceptedAt");
    }
}
