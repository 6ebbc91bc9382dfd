using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Summaries;

/// <summary>
/// Sums by month, currency and category. A month's totals are sums over its few categories, so one change moves one row.
/// <c>CategoryId</c> is all zeros for transactions without one.
/// </summary>
[Migration(600, "Monthly summaries")]
public sealed class M0600Summaries : ForwardOnlyMigration
{
    public override void Up() => Create.Table("MonthlySummaries")
        .WithColumn("UserId").AsId().NotNullable().PrimaryKey("PK_MonthlySummaries").ForeignKey("FK_MonthlySummaries_Users", "Users", "Id")
        .WithColumn("Month").AsInt32().NotNullable().PrimaryKey("PK_MonthlySummaries")
        .WithColumn("Currency").AsCurrencyCode().NotNullable().PrimaryKey("PK_MonthlySummaries")
        .WithColumn("CategoryId").AsId().NotNullable().PrimaryKey("PK_MonthlySummaries")
        .WithColumn("IncomeMinor").AsInt64().NotNullable()
        .WithColumn("ExpenseMinor").AsInt64().NotNullable()
        .WithColumn("IncomeCount").AsInt32().NotNullable()
        .WithColumn("ExpenseCount").AsInt32().NotNullable()
        .WithColumn("Version").AsInt32().NotNullable();
}
