using FluentMigrator;

namespace FinanceTrack.Domain.Ledgers;

/// <summary>The versions by which an instance knows that what it caches of a user is still right (<see cref="LedgerVersion"/>).</summary>
[Migration(1000, "Ledger stamps")]
public sealed class M1000LedgerVersions : ForwardOnlyMigration
{
    public override void Up()
    {
        foreach (var version in (string[])["Folds", "Setups", "Answers"])
            Alter.Table("Ledgers").AddColumn(version).AsInt64().NotNullable().WithDefaultValue(0);
    }
}
