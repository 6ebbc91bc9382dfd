using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Sharing;

/// <summary>Invitations to ledgers. The token that was mailed stands here as a hash.</summary>
[Migration(1120, "Ledger invitations")]
public sealed class M1120LedgerInvitations : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("LedgerInvitations")
            .WithColumn("LedgerId").AsId().NotNullable().PrimaryKey("PK_LedgerInvitations")
            .ForeignKey("FK_LedgerInvitations_Ledgers", "Ledgers", "LedgerId")
            .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_LedgerInvitations")
            .WithColumn("InvitedBy").AsId().NotNullable()
            .ForeignKey("FK_LedgerInvitations_Users", "Users", "Id").Indexed("IX_LedgerInvitations_InvitedBy")
            .WithColumn("Email").AsString(254).NotNullable()
            .WithColumn("NormalizedEmail").AsString(254).NotNullable()
            .WithColumn("Role").AsInt32().NotNullable()
            .WithColumn("TokenHash").AsBinary(32).NotNullable()
            .WithColumn("CreatedAt").AsInstant().NotNullable()
            .WithColumn("ExpiresAt").AsInstant().NotNullable().Indexed("IX_LedgerInvitations_ExpiresAt");
        Create.Index("UX_LedgerInvitations_TokenHash").OnTable("LedgerInvitations").OnColumn("TokenHash").Unique();
        Create.Index("UX_LedgerInvitations_Email").OnTable("LedgerInvitations")
            .OnColumn("LedgerId").Ascending().OnColumn("NormalizedEmail").Ascending().WithOptions().Unique();
    }
}
