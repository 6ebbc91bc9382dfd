using System.Data.Common;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Accounts.Rows;

/// <summary>The SQL of accounts. The ledger is locked by every change of them.</summary>
internal static class AccountTable
{
    private const string Columns =
        "LedgerId, Id, Name, NameKey, Kind, Currency, Feed, NumberHash, NumberTail, OpeningMinor, BalanceMinor, FloorMinor, " +
        "IsBalanceKnown, IsDefault, IsArchived, CreatedAt, UpdatedAt, Version";

    private static readonly string[] ColumnNames = Columns.Split(", ");

    /// <summary>All accounts in no order. Read by <see cref="LedgerAccount.Read"/>.</summary>
    public static readonly Statement SetupSql = Statement.Of(
        "SELECT Id, Name, Kind, Currency, Feed, NumberTail, IsDefault, IsArchived FROM Accounts WHERE LedgerId = @LedgerId");

    private static readonly Statement ListSql = Statement.Of(
        $"SELECT {Columns} FROM Accounts WHERE LedgerId = @LedgerId ORDER BY IsArchived, NameKey");

    private static readonly Statement FindSql = Statement.Of($"SELECT {Columns} FROM Accounts WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement InsertSql = Statement.Of(d => d.InsertIfAbsent("Accounts", ["LedgerId", "NameKey"], ColumnNames));

    // When another account of the ledger has the name, nothing is changed. The balance moves by what the opening balance has moved.
    private static readonly Statement UpdateSql = Statement.Of("""
        UPDATE Accounts
        SET Name = @Name, NameKey = @NameKey, Kind = @Kind, Feed = @Feed, NumberHash = @NumberHash, NumberTail = @NumberTail,
            OpeningMinor = @OpeningMinor, BalanceMinor = @BalanceMinor, FloorMinor = @FloorMinor,
            IsBalanceKnown = @IsBalanceKnown, IsDefault = @IsDefault, IsArchived = @IsArchived, UpdatedAt = @UpdatedAt, Version = @Version
        WHERE LedgerId = @LedgerId AND Id = @Id
          AND NOT EXISTS (SELECT 1 FROM Accounts o WHERE o.LedgerId = @LedgerId AND o.NameKey = @NameKey AND o.Id <> @Id)
        """);

    private static readonly Statement ClearDefaultSql = Statement.Of("""
        UPDATE Accounts SET IsDefault = @No, Version = Version + 1 WHERE LedgerId = @LedgerId AND Currency = @Currency AND IsDefault = @Yes
        """);

    private static readonly Statement AddToBalanceSql = Statement.Of("""
        UPDATE Accounts SET BalanceMinor = BalanceMinor + @Minor, Version = Version + 1 WHERE LedgerId = @LedgerId AND Id = @Id
        """);

    private static readonly Statement KnowBalanceSql = Statement.Of("""
        UPDATE Accounts SET IsBalanceKnown = @Yes, Version = Version + 1 WHERE LedgerId = @LedgerId AND Id = @Id AND IsBalanceKnown = @No
        """);

    private static readonly Statement CurrenciesSql = Statement.Of(
        "SELECT DISTINCT Currency FROM Accounts WHERE LedgerId = @LedgerId ORDER BY Currency");

    private static readonly Statement SeveralSql = Statement.Of(d => $"""
        SELECT LedgerId FROM Accounts WHERE LedgerId > @After GROUP BY LedgerId HAVING COUNT(*) > 1 ORDER BY LedgerId {d.Limit("@MaxRows")}
        """);

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM Accounts WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement DeleteLedgerSql = Statement.Of("DELETE FROM Accounts WHERE LedgerId = @LedgerId");

    public static Task<IReadOnlyList<AccountRow>> ListAsync(DbSession session, Guid ledgerId) =>
        session.QueryAsync<AccountRow>(ListSql, new { LedgerId = ledgerId });

    public static Task<AccountRow?> FindAsync(DbSession session, Guid ledgerId, Guid id) =>
        session.FindAsync<AccountRow>(FindSql, new { LedgerId = ledgerId, Id = id });

    /// <summary>False when the name is already in use.</summary>
    public static Task<bool> TryInsertAsync(DbSession session, AccountRow row) => TryAsync(session, InsertSql, row);

    /// <summary>False when the name is already in use.</summary>
    public static Task<bool> TryUpdateAsync(DbSession session, AccountRow row) => TryAsync(session, UpdateSql, row);

    /// <summary>Takes the default of a currency away, so that another account can become it.</summary>
    public static Task ClearDefaultAsync(DbSession session, AccountRow successor) => session.ExecuteAsync(
        ClearDefaultSql, new { successor.LedgerId, successor.Currency, Yes = true, No = false });

    /// <summary>Moves a balance, in the database transaction of the rows that move it.</summary>
    public static Task AddToBalanceAsync(DbSession session, Guid ledgerId, Guid id, long minor) =>
        session.ExecuteAsync(AddToBalanceSql, new { LedgerId = ledgerId, Id = id, Minor = minor });

    /// <summary>A statement of the bank was entered for the account.</summary>
    public static Task KnowBalanceAsync(DbSession session, Guid ledgerId, Guid id) =>
        session.ExecuteAsync(KnowBalanceSql, new { LedgerId = ledgerId, Id = id, Yes = true, No = false });

    /// <summary>The currencies of a ledger's rows: each row has the currency of its account.</summary>
    public static Task<List<string>> ReadCurrenciesAsync(DbSession session, Guid ledgerId) =>
        session.QueryAsync(CurrenciesSql, new { LedgerId = ledgerId }, static row => row.Text(0));

    /// <summary>Makes each balance the opening balance and the change, and returns how many were not.</summary>
    /// <param name="changes">By account, what its rows add up to; an account without rows need not be there.</param>
    public static async Task<int> RepairBalancesAsync(DbSession session, Guid ledgerId, IReadOnlyDictionary<Guid, long> changes)
    {
        var repaired = 0;
        foreach (var account in await ListAsync(session, ledgerId))
        {
            var difference = account.OpeningMinor + changes.GetValueOrDefault(account.Id) - account.BalanceMinor;
            if (difference == 0)
                continue;
            await AddToBalanceAsync(session, ledgerId, account.Id, difference);
            repaired++;
        }

        return repaired;
    }

    public static async Task DeleteAsync(DbSession session, Guid ledgerId, Guid id)
    {
        await session.ExecuteAsync(DeleteSql, new { LedgerId = ledgerId, Id = id });
        await LedgersTable.TouchSetupAsync(session, ledgerId);
    }

    /// <summary>The next ledgers that have several accounts, by id.</summary>
    public static Task<IReadOnlyList<Guid>> ReadLedgersWithSeveralAsync(DbSession session, Guid after, int maxRows) =>
        session.QueryAsync<Guid>(SeveralSql, new { After = after, MaxRows = maxRows });

    public static Task EraseAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(DeleteLedgerSql, new { LedgerId = ledgerId });

    private static async Task<bool> TryAsync(DbSession session, Statement statement, AccountRow row)
    {
        try
        {
            return await session.ExecuteAsync(statement, row) == 1 && await LedgersTable.TouchSetupAsync(session, row.LedgerId);
        }
        catch (DbException exception) when (session.Dialect.IsUniqueViolation(exception))
        {
            return false; // The name is in use, or the number.
        }
    }
}
