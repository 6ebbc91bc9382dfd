using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Messaging;

[Migration(701, "Poison messages")]
public sealed class M0701PoisonMessages : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("PoisonMessages")
            .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_PoisonMessages")
            .WithColumn("Queue").AsString(63).NotNullable()
            .WithColumn("MessageId").AsString(64).NotNullable()
            .WithColumn("UserId").AsId().Nullable()
            .WithColumn("Body").AsString(int.MaxValue).NotNullable()
            .WithColumn("Bytes").AsInt32().NotNullable()
            .WithColumn("RecordedAt").AsInstant().NotNullable()
            .WithColumn("Status").AsInt32().NotNullable()
            .WithColumn("ResolvedAt").AsInstant().Nullable();
        Create.Index("UX_PoisonMessages_MessageId").OnTable("PoisonMessages")
            .OnColumn("Queue").Ascending().OnColumn("MessageId").Ascending().WithOptions().Unique();
    }
}
