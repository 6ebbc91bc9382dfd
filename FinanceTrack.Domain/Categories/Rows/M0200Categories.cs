using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Categories.Rows;

[Migration(200, "Categories")]
public sealed class M0200Categories : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("Categories")
            .WithColumn("UserId").AsId().NotNullable().PrimaryKey("PK_Categories").ForeignKey("FK_Categories_Users", "Users", "Id")
            .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_Categories")
            .WithColumn("Slug").AsString(32).Nullable()
            .WithColumn("Name").AsString(60).NotNullable()
            .WithColumn("NameKey").AsString(60).NotNullable()
            .WithColumn("IsArchived").AsBoolean().NotNullable()
            .WithColumn("CreatedAt").AsInstant().NotNullable()
            .WithColumn("UpdatedAt").AsInstant().NotNullable()
            .WithColumn("Version").AsInt32().NotNullable();
        this.CompareByCodePoints("Categories", "NameKey", "NVARCHAR(60)");
        Create.Index("UX_Categories_NameKey").OnTable("Categories")
            .OnColumn("UserId").Ascending().OnColumn("NameKey").Ascending().WithOptions().Unique();
    }
}
