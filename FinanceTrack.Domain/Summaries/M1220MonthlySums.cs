using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Summaries;

/// <summary>
/// Sums by month, currency, category and account, in place of those by month, currency and category. <c>CategoryId</c> is all zeros for
/// transactions without one. Neither engine changes a primary key that stands, so that it is another table.
/// </summary>
[Migration(1220, "Monthly sums by account")]
public sealed class M1220MonthlySums : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("MonthlySums")
            .WithColumn("LedgerId").AsId().NotNullable().PrimaryKey("PK_MonthlySums")
                .ForeignKey("FK_MonthlySums_Ledgers", "Ledgers", "LedgerId")
            .WithColumn("Month").AsInt32().NotNullable().PrimaryKey("PK_MonthlySums")
            .WithColumn("Currency").AsCurrencyCode().NotNullable().PrimaryKey("PK_MonthlySums")
            .WithColumn("CategoryId").AsId().NotNullable().PrimaryKey("PK_MonthlySums")
            .WithColumn("AccountId").AsId().NotNullable().PrimaryKey("PK_MonthlySums")
            .WithColumn("IncomeMinor").AsInt64().NotNullable()
            .WithColumn("ExpenseMinor").AsInt64().NotNullable()
            .WithColumn("RefundMinor").AsInt64().NotNullable()
            .WithColumn("RefundedMinor").AsInt64().NotNullable()
            .WithColumn("TransferMinor").AsInt64().NotNullable()
            .WithColumn("AdjustmentMinor").AsInt64().NotNullable()
            .WithColumn("Items").AsInt32().NotNullable()
            .WithColumn("Version").AsInt32().NotNullable();

        // Existing rows are in the default account of their currency, which the migration before this one has made.
        Execute.Sql("""
            INSERT INTO MonthlySums (LedgerId, Month, Currency, CategoryId, AccountId, IncomeMinor, ExpenseMinor, RefundMinor,
                RefundedMinor, TransferMinor, AdjustmentMinor, Items, Version)
            SELECT s.LedgerId, s.Month, s.Currency, s.CategoryId, a.Id, s.IncomeMinor, s.ExpenseMinor, 0, 0, 0, 0,
                s.IncomeCount + s.ExpenseCount, s.Version
            FROM MonthlySummaries s JOIN Accounts a ON a.LedgerId = s.LedgerId AND a.Currency = s.Currency AND a.IsDefault = 1
            """);
        Delete.Table("MonthlySummaries");
    }
}
