using FluentMigrator;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>An index of the few rows that are split, whose parts sums read apart from all others.</summary>
[Migration(1510, "Split rows")]
public sealed class M1510SplitRows : ForwardOnlyMigration
{
    public override void Up() =>
        Execute.Sql("CREATE INDEX IX_Transactions_Split ON Transactions (LedgerId, BookedOn, Id) WHERE IsSplit = 1");
}
