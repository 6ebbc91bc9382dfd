using FluentMigrator;

namespace FinanceTrack.Domain.Users.Operators;

/// <summary>What administrators look accounts up by.</summary>
[Migration(1501, "User search")]
public sealed class M1501UserSearch : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Index("IX_Users_Role").OnTable("Users").OnColumn("Role").Ascending().OnColumn("Id").Ascending();
        Execute.Sql("CREATE INDEX IX_Users_Locked ON Users (Id) WHERE LockedAt IS NOT NULL");
    }
}
