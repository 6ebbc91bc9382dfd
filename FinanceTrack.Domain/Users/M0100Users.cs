using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Users;

/// <summary>Accounts and what signs them in. Secrets stand here as hashes; only the authenticator's key has to be known.</summary>
[Migration(100, "Users")]
public sealed class M0100Users : ForwardOnlyMigration
{
    public override void Up()
    {
        CreateUsers();
        CreateRecoveryCodes();
        CreateSessions();
        CreateOneTimeTokens();
        CreateApiKeys();
        CreateAttempts();
    }

    private void CreateUsers()
    {
        Create.Table("Users")
            .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_Users")
            .WithColumn("Email").AsString(254).NotNullable()
            .WithColumn("NormalizedEmail").AsString(254).NotNullable()
            .WithColumn("EmailConfirmed").AsBoolean().NotNullable()
            .WithColumn("PasswordHash").AsString(256).NotNullable()
            .WithColumn("SecurityStamp").AsString(64).NotNullable()
            .WithColumn("DisplayName").AsString(100).NotNullable()
            .WithColumn("HomeCurrency").AsCurrencyCode().NotNullable()
            .WithColumn("TimeZone").AsString(64).NotNullable()
            .WithColumn("Locale").AsString(35).NotNullable()
            .WithColumn("Role").AsInt32().NotNullable()
            .WithColumn("AccountKind").AsInt32().NotNullable()
            .WithColumn("AlertBudget").AsReal().NotNullable()
            .WithColumn("TwoFactorEnabled").AsBoolean().NotNullable()
            .WithColumn("AuthenticatorKey").AsString(256).Nullable()
            .WithColumn("AuthenticatorStep").AsInt64().NotNullable()
            .WithColumn("LockoutEnabled").AsBoolean().NotNullable()
            .WithColumn("LockoutEnd").AsInstant().Nullable()
            .WithColumn("AccessFailedCount").AsInt32().NotNullable()
            .WithColumn("CreatedAt").AsInstant().NotNullable()
            .WithColumn("UpdatedAt").AsInstant().NotNullable()
            .WithColumn("Version").AsInt32().NotNullable();
        Create.Index("UX_Users_NormalizedEmail").OnTable("Users").OnColumn("NormalizedEmail").Unique();
    }

    private void CreateRecoveryCodes() => Create.Table("RecoveryCodes")
        .WithColumn("UserId").AsId().NotNullable().PrimaryKey("PK_RecoveryCodes").ForeignKey("FK_RecoveryCodes_Users", "Users", "Id")
        .WithColumn("CodeHash").AsBinary(32).NotNullable().PrimaryKey("PK_RecoveryCodes");

    // A session is a family of refresh tokens, of which at most one is unused.
    private void CreateSessions()
    {
        Create.Table("Sessions")
            .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_Sessions")
            .WithColumn("UserId").AsId().NotNullable().ForeignKey("FK_Sessions_Users", "Users", "Id")
            .WithColumn("Device").AsString(200).NotNullable()
            .WithColumn("CreatedAt").AsInstant().NotNullable()
            .WithColumn("LastUsedAt").AsInstant().NotNullable()
            .WithColumn("ExpiresAt").AsInstant().NotNullable().Indexed("IX_Sessions_ExpiresAt");
        Create.Index("IX_Sessions_UserId").OnTable("Sessions").OnColumn("UserId").Ascending().OnColumn("Id").Ascending();

        Create.Table("RefreshTokens")
            .WithColumn("TokenHash").AsBinary(32).NotNullable().PrimaryKey("PK_RefreshTokens")
            .WithColumn("SessionId")
                .AsId().NotNullable().ForeignKey("FK_RefreshTokens_Sessions", "Sessions", "Id").Indexed("IX_RefreshTokens_SessionId")
            .WithColumn("CreatedAt").AsInstant().NotNullable()
            .WithColumn("UsedAt").AsInstant().Nullable();
    }

    private void CreateOneTimeTokens() => Create.Table("OneTimeTokens")
        .WithColumn("TokenHash").AsBinary(32).NotNullable().PrimaryKey("PK_OneTimeTokens")
        .WithColumn("UserId").AsId().NotNullable().ForeignKey("FK_OneTimeTokens_Users", "Users", "Id").Indexed("IX_OneTimeTokens_UserId")
        .WithColumn("Purpose").AsInt32().NotNullable()
        .WithColumn("CreatedAt").AsInstant().NotNullable()
        .WithColumn("ExpiresAt").AsInstant().NotNullable().Indexed("IX_OneTimeTokens_ExpiresAt");

    private void CreateApiKeys()
    {
        Create.Table("ApiKeys")
            .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_ApiKeys")
            .WithColumn("UserId").AsId().NotNullable().ForeignKey("FK_ApiKeys_Users", "Users", "Id")
            .WithColumn("KeyHash").AsBinary(32).NotNullable()
            .WithColumn("Prefix").AsString(16).NotNullable()
            .WithColumn("Name").AsString(100).NotNullable()
            .WithColumn("Scopes").AsInt32().NotNullable()
            .WithColumn("CreatedAt").AsInstant().NotNullable()
            .WithColumn("ExpiresAt").AsInstant().Nullable()
            .WithColumn("LastUsedAt").AsInstant().Nullable();
        Create.Index("UX_ApiKeys_KeyHash").OnTable("ApiKeys").OnColumn("KeyHash").Unique();
        Create.Index("IX_ApiKeys_UserId").OnTable("ApiKeys").OnColumn("UserId").Ascending().OnColumn("Id").Ascending();
    }

    // Attempts in fixed windows. The key is a hash of the limit's name and its subject: neither addresses nor mail addresses stand here.
    private void CreateAttempts() => Create.Table("Attempts")
        .WithColumn("LimitKey").AsBinary(32).NotNullable().PrimaryKey("PK_Attempts")
        .WithColumn("WindowEnd").AsInstant().NotNullable().PrimaryKey("PK_Attempts").Indexed("IX_Attempts_WindowEnd")
        .WithColumn("Count").AsInt32().NotNullable();
}
