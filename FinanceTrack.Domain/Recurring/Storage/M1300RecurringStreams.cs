using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Recurring.Storage;

/// <summary>What recurs in a ledger as it was found last, with what a person has decided about it.</summary>
[Migration(1300, "Recurring streams")]
public sealed class M1300RecurringStreams : ForwardOnlyMigration
{
    public override void Up() => Create.Table("RecurringStreams")
        .WithColumn("LedgerId").AsId().NotNullable().PrimaryKey("PK_RecurringStreams")
            .ForeignKey("FK_RecurringStreams_Ledgers", "Ledgers", "LedgerId")
        .WithColumn("Id").AsId().NotNullable().PrimaryKey("PK_RecurringStreams")
        .WithColumn("Merchant").AsString(StreamRow.MaxTextLength).NotNullable()
        .WithColumn("Description").AsString(StreamRow.MaxTextLength).NotNullable()
        .WithColumn("Currency").AsCurrencyCode().NotNullable()
        .WithColumn("IsIncome").AsBoolean().NotNullable()
        .WithColumn("Period").AsInt32().NotNullable()
        .WithColumn("Status").AsInt32().NotNullable()
        .WithColumn("Confidence").AsReal().NotNullable()
        .WithColumn("Alive").AsReal().NotNullable()
        .WithColumn("FirstOn").AsDay().NotNullable()
        .WithColumn("LastOn").AsDay().NotNullable()
        .WithColumn("NextOn").AsDay().Nullable()
        .WithColumn("NextEarliest").AsDay().Nullable()
        .WithColumn("NextLatest").AsDay().Nullable()
        .WithColumn("AmountMinor").AsInt64().NotNullable()
        .WithColumn("AmountLowMinor").AsInt64().NotNullable()
        .WithColumn("AmountHighMinor").AsInt64().NotNullable()
        .WithColumn("IsFixedAmount").AsBoolean().NotNullable()
        .WithColumn("PlanTotal").AsInt32().Nullable()
        .WithColumn("PlanLeft").AsInt32().Nullable()
        .WithColumn("Members").AsBinary(int.MaxValue).NotNullable()
        .WithColumn("Upcoming").AsString(int.MaxValue).NotNullable()
        .WithColumn("Name").AsString(StreamRow.MaxTextLength).Nullable()
        .WithColumn("Decision").AsInt32().NotNullable()
        .WithColumn("DecidedAt").AsInstant().Nullable()
        .WithColumn("IsFound").AsBoolean().NotNullable()
        .WithColumn("CreatedAt").AsInstant().NotNullable()
        .WithColumn("UpdatedAt").AsInstant().NotNullable()
        .WithColumn("Version").AsInt32().NotNullable();
}
