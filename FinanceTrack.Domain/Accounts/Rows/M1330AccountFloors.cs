using FluentMigrator;

namespace FinanceTrack.Domain.Accounts.Rows;

/// <summary>
/// The balance that an account must not fall below, and whether its balance is the bank's. It is not where an account was made for rows
/// that named none: its opening balance is a guess of 0.
/// </summary>
[Migration(1330, "Account floors")]
public sealed class M1330AccountFloors : ForwardOnlyMigration
{
    public override void Up()
    {
        Alter.Table("Accounts")
            .AddColumn("FloorMinor").AsInt64().Nullable()
            .AddColumn("IsBalanceKnown").AsBoolean().NotNullable().WithDefaultValue(false);
        Execute.Sql("""
            UPDATE Accounts SET IsBalanceKnown = 1
            WHERE OpeningMinor <> 0 OR IsDefault = 0 OR Name NOT LIKE 'Main %'
                OR EXISTS (SELECT 1 FROM Assertions s WHERE s.LedgerId = Accounts.LedgerId AND s.AccountId = Accounts.Id)
            """);
    }
}
