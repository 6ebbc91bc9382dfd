using FluentMigrator;

namespace FinanceTrack.Domain.Transactions;

/// <summary>By what an instance knows that what it keeps of a user is still so (<see cref="LedgerStamps"/>).</summary>
[Migration(1000, "Ledger stamps")]
public sealed class M1000LedgerStamps : ForwardOnlyMigration
{
    public override void Up()
    {
        foreach (var stamp in (string[])["Folds", "Setups", "Answers"])
            Alter.Table("Ledgers").AddColumn(stamp).AsInt64().NotNullable().WithDefaultValue(0);
    }
}
