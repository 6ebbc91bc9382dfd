using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Users;

/// <summary>Wrong codes are counted apart from wrong passwords, and refused uses of a mailed token are counted.</summary>
[Migration(120, "Sign-in")]
public sealed class M0120SignIn : ForwardOnlyMigration
{
    public override void Up()
    {
        Alter.Table("Users").AddColumn("CodeFailures").AsInt32().NotNullable().WithDefaultValue(0);
        Alter.Table("Users").AddColumn("CodesLockedUntil").AsInstant().Nullable();
        Alter.Table("OneTimeTokens").AddColumn("Refusals").AsInt32().NotNullable().WithDefaultValue(0);
    }
}
