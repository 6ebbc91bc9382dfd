using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Forecast.Storage;

/// <summary>The forecast of each of a ledger's currencies, as it was computed last.</summary>
[Migration(1310, "Forecasts")]
public sealed class M1310Forecasts : ForwardOnlyMigration
{
    public override void Up() => Create.Table("Forecasts")
        .WithColumn("LedgerId").AsId().NotNullable().PrimaryKey("PK_Forecasts").ForeignKey("FK_Forecasts_Ledgers", "Ledgers", "LedgerId")
        .WithColumn("Currency").AsCurrencyCode().NotNullable().PrimaryKey("PK_Forecasts")
        .WithColumn("AsOf").AsDay().NotNullable()
        .WithColumn("Body").AsString(int.MaxValue).NotNullable()
        .WithColumn("Inside").AsInt32().NotNullable()
        .WithColumn("Windows").AsInt32().NotNullable()
        .WithColumn("CoverageOn").AsDay().NotNullable()
        .WithColumn("ComputedAt").AsInstant().NotNullable();
}
