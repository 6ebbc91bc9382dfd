using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Messaging;

/// <summary>With what a message failed, until it is poison, and then with it.</summary>
[Migration(1503, "Message failures")]
public sealed class M1503MessageFailures : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("MessageFailures")
            .WithColumn("MessageKey").AsBinary(32).NotNullable().PrimaryKey("PK_MessageFailures")
            .WithColumn("Failure").AsString(MessageFailureTable.MaxFailureLength).NotNullable()
            .WithColumn("FailedAt").AsInstant().NotNullable();
        Create.Index("IX_MessageFailures_FailedAt").OnTable("MessageFailures").OnColumn("FailedAt");
        Alter.Table("PoisonMessages").AddColumn("Failure").AsString(MessageFailureTable.MaxFailureLength).Nullable();
        Create.Index("IX_PoisonMessages_Status").OnTable("PoisonMessages").OnColumn("Status").Ascending().OnColumn("Id").Ascending();
    }
}
