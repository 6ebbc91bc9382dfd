using FluentMigrator;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>What a person expects back of an expense.</summary>
[Migration(1332, "Expected refunds")]
public sealed class M1332ExpectedRefunds : ForwardOnlyMigration
{
    public override void Up() => Alter.Table("Transactions").AddColumn("RefundExpectedMinor").AsInt64().NotNullable().WithDefaultValue(0);
}
