using FluentMigrator;

namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>What a used refresh token needs to give the same successor again for a short while.</summary>
[Migration(1062, "Refresh grace")]
public sealed class M1062RefreshGrace : ForwardOnlyMigration
{
    public override void Up() => Alter.Table("RefreshTokens")
        .AddColumn("SuccessorSalt").AsBinary(16).Nullable()
        .AddColumn("UsedBy").AsBinary(32).Nullable();
}
