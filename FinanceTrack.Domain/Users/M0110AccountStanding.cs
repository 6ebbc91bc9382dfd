using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Users;

/// <summary>
/// Whether an operator has locked an account, and from which network it was registered (a hash of a coarse address range).
/// </summary>
[Migration(110, "Account standing")]
public sealed class M0110AccountStanding : ForwardOnlyMigration
{
    public override void Up() => Alter.Table("Users")
        .AddColumn("LockedAt").AsInstant().Nullable()
        .AddColumn("RegistrationNetwork").AsBinary(8).Nullable();
}
