using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Messaging;

/// <summary>Which users and ledgers were erased lately, so that no message that names one of them is kept.</summary>
[Migration(1504, "Erased ids")]
public sealed class M1504ErasedIds : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("ErasedIds")
            .WithColumn("IdHash").AsId().NotNullable().PrimaryKey("PK_ErasedIds")
            .WithColumn("ErasedAt").AsInstant().NotNullable();
        Create.Index("IX_ErasedIds_ErasedAt").OnTable("ErasedIds").OnColumn("ErasedAt");
    }
}
