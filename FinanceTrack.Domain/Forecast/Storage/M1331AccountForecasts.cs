using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Forecast.Storage;

/// <summary>
/// The forecast of each account, and of all of a currency together, whose <c>AccountId</c> is all zeros. Neither engine changes a primary
/// key that stands, so that it is another table; existing forecasts are of a whole currency.
/// </summary>
[Migration(1331, "Account forecasts")]
public sealed class M1331AccountForecasts : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("AccountForecasts")
            .WithColumn("LedgerId").AsId().NotNullable().PrimaryKey("PK_AccountForecasts")
                .ForeignKey("FK_AccountForecasts_Ledgers", "Ledgers", "LedgerId")
            .WithColumn("AccountId").AsId().NotNullable().PrimaryKey("PK_AccountForecasts")
            .WithColumn("Currency").AsCurrencyCode().NotNullable().PrimaryKey("PK_AccountForecasts")
            .WithColumn("AsOf").AsDay().NotNullable()
            .WithColumn("BalanceMinor").AsInt64().Nullable()
            .WithColumn("FloorMinor").AsInt64().Nullable()
            .WithColumn("Body").AsString(int.MaxValue).NotNullable()
            .WithColumn("Inside").AsInt32().NotNullable()
            .WithColumn("Windows").AsInt32().NotNullable()
            .WithColumn("CoverageOn").AsDay().NotNullable()
            .WithColumn("ComputedAt").AsInstant().NotNullable();
        IfDatabase("SQLite").Execute.Sql(Copy("zeroblob(16)"));
        IfDatabase("SqlServer").Execute.Sql(Copy("CAST(0x AS BINARY(16))"));
        Delete.Table("Forecasts");
    }

    private static string Copy(string whole) => $"""
        INSERT INTO AccountForecasts (LedgerId, AccountId, Currency, AsOf, Body, Inside, Windows, CoverageOn, ComputedAt)
        SELECT LedgerId, {whole}, Currency, AsOf, Body, Inside, Windows, CoverageOn, ComputedAt FROM Forecasts
        """;
}
