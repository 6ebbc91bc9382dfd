using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>
/// The statistics of the scorer. <c>Form</c> is the form of the bytes (<see cref="StatisticsCodec"/>), by which older rows are found
/// and upgraded. The three states have names of their own so that one statement can move all three. <c>PriorsVersion</c> and
/// <c>Revision</c> (of the ledger) say under what the user's statistics were last folded whole: where they are no longer those in
/// force, they may differ from history; where they are, a difference is drift.
/// </summary>
[Migration(400, "Anomaly statistics")]
public sealed class M0400AnomalyStatistics : ForwardOnlyMigration
{
    private const int MaxState = 8000;

    public override void Up()
    {
        Create.Table("UserStatistics")
            .WithColumn("UserId").AsId().NotNullable().PrimaryKey("PK_UserStatistics").ForeignKey("FK_UserStatistics_Users", "Users", "Id")
            .WithColumn("Form").AsInt32().NotNullable()
            .WithColumn("PriorsVersion").AsInt32().NotNullable()
            .WithColumn("Revision").AsInt64().NotNullable()
            .WithColumn("UserState").AsBinary(MaxState).NotNullable();
        Create.Index("IX_UserStatistics_Form").OnTable("UserStatistics").OnColumn("Form").Ascending().OnColumn("UserId").Ascending();

        Create.Table("CategoryStatistics")
            .WithColumn("UserId")
                .AsId().NotNullable().PrimaryKey("PK_CategoryStatistics").ForeignKey("FK_CategoryStatistics_Users", "Users", "Id")
            .WithColumn("CategoryKey").AsInt64().NotNullable().PrimaryKey("PK_CategoryStatistics")
            .WithColumn("Form").AsInt32().NotNullable()
            .WithColumn("CategoryState").AsBinary(MaxState).NotNullable();

        Create.Table("MerchantStatistics")
            .WithColumn("UserId")
                .AsId().NotNullable().PrimaryKey("PK_MerchantStatistics").ForeignKey("FK_MerchantStatistics_Users", "Users", "Id")
            .WithColumn("MerchantKey").AsInt64().NotNullable().PrimaryKey("PK_MerchantStatistics")
            .WithColumn("Form").AsInt32().NotNullable()
            .WithColumn("MerchantState").AsBinary(MaxState).NotNullable();
    }
}
