using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>The ledger: one row a transaction, and per user the head that orders them.</summary>
[Migration(300, "Transactions")]
public sealed class M0300Transactions : ForwardOnlyMigration
{
    public override void Up()
    {
        // Locked by every change of a user's ledger, so that one user's changes follow each other and users do not meet.
        // LastSequence moves when rows are added, Revision when earlier ones are changed or leave.
        Create.Table("Ledgers")
            .WithColumn("UserId").AsId().NotNullable().PrimaryKey("PK_Ledgers").ForeignKey("FK_Ledgers_Users", "Users", "Id")
            .WithColumn("LastSequence").AsInt64().NotNullable()
            .WithColumn("Revision").AsInt64().NotNullable().WithDefaultValue(0)
            .WithColumn("AlertShift").AsReal().NotNullable().WithDefaultValue(0);

        Create.Table("Transactions")
            .WithColumn("UserId").AsId().NotNullable().PrimaryKey("PK_Transactions").ForeignKey("FK_Transactions_Users", "Users", "Id")
            .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_Transactions")
            .WithColumn("Sequence").AsInt64().NotNullable()
            .WithColumn("BookedOn").AsDay().NotNullable()
            .WithColumn("OccurredAt").AsInstant().Nullable()
            .WithColumn("AmountMinor").AsInt64().NotNullable()
            .WithColumn("Currency").AsCurrencyCode().NotNullable()
            .WithColumn("Description").AsString(500).NotNullable()
            .WithColumn("Note").AsString(1000).Nullable()
            .WithColumn("SearchText").AsString(int.MaxValue).NotNullable() // Folding takes Hangul apart: up to three times as long.
            .WithColumn("ExternalId").AsString(128).Nullable()
            .WithColumn("CategoryId").AsId().Nullable()
            .WithColumn("CategorySource").AsInt32().NotNullable()
            .WithColumn("CategoryConfidence").AsReal().Nullable()
            .WithColumn("CategoryKey").AsInt64().NotNullable()
            .WithColumn("MerchantKey").AsInt64().NotNullable()
            .WithColumn("Score").AsReal().NotNullable()
            .WithColumn("ScoreThreshold").AsReal().NotNullable()
            .WithColumn("IsAnomaly").AsBoolean().NotNullable()
            .WithColumn("Reasons").AsString(int.MaxValue).NotNullable()
            .WithColumn("ScoredBy").AsString(64).NotNullable()
            .WithColumn("CreatedAt").AsInstant().NotNullable()
            .WithColumn("UpdatedAt").AsInstant().NotNullable()
            .WithColumn("Version").AsInt32().NotNullable();

        this.CompareByCodePoints("Transactions", "ExternalId", "NVARCHAR(128)", nullable: true);
        this.CompareByCodePoints("Transactions", "SearchText", "NVARCHAR(MAX)");
        CreateIndexes();
    }

    private void CreateIndexes()
    {
        // Lists, and the recent rows that scoring looks at.
        Create.Index("IX_Transactions_BookedOn").OnTable("Transactions")
            .OnColumn("UserId").Ascending().OnColumn("BookedOn").Ascending().OnColumn("Id").Ascending();
        Create.Index("IX_Transactions_Category").OnTable("Transactions")
            .OnColumn("UserId").Ascending().OnColumn("CategoryId").Ascending().OnColumn("BookedOn").Ascending().OnColumn("Id").Ascending();
        Create.Index("UX_Transactions_Sequence").OnTable("Transactions")
            .OnColumn("UserId").Ascending().OnColumn("Sequence").Ascending().WithOptions().Unique();

        // Both engines take a partial unique index.
        Execute.Sql("CREATE UNIQUE INDEX UX_Transactions_ExternalId ON Transactions (UserId, ExternalId) WHERE ExternalId IS NOT NULL");
        Execute.Sql("CREATE INDEX IX_Transactions_Anomalies ON Transactions (UserId, BookedOn, Id) WHERE IsAnomaly = 1");
    }
}
