using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Idempotency;

[Migration(900)]
public sealed class M0900Idempotency : AutoReversingMigration
{
    public override void Up()
    {
        // No foreign key to Users: registration has a key before it has a user.
        Create.Table("IdempotencyKeys")
            .WithColumn("UserId").AsId().NotNullable().PrimaryKey("PK_IdempotencyKeys")
            .WithColumn("KeyHash").AsCustom("BINARY(32)").NotNullable().PrimaryKey("PK_IdempotencyKeys")
            .WithColumn("RequestHash").AsCustom("BINARY(32)").NotNullable()
            .WithColumn("Answer").AsBinary(int.MaxValue).Nullable()
            .WithColumn("CreatedAt").AsInstant().NotNullable();
        Create.Index("IX_IdempotencyKeys_CreatedAt").OnTable("IdempotencyKeys").OnColumn("CreatedAt");
    }
}
