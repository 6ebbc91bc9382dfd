using System.Data;
using Dapper;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Data.Migrations;
using FinanceTrack.Domain.Monetary;
using FluentMigrator;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>
/// Every transaction belongs to an account: existing ones to the default account of their currency, which is made for them. What links
/// make of a row is kept in it, so that no sum needs a join.
/// </summary>
[Migration(1210, "Transaction accounts")]
public sealed class M1210TransactionAccounts : ForwardOnlyMigration
{
    public override void Up()
    {
        IfDatabase("SQLite").Execute.Sql("ALTER TABLE Transactions ADD COLUMN AccountId BINARY(16) NOT NULL DEFAULT x''");
        IfDatabase("SqlServer").Execute.Sql(
            "ALTER TABLE Transactions ADD AccountId BINARY(16) NOT NULL CONSTRAINT DF_Transactions_AccountId DEFAULT 0x");
        Alter.Table("Transactions")
            .AddColumn("Role").AsInt32().NotNullable().WithDefaultValue(0)
            .AddColumn("IsSplit").AsBoolean().NotNullable().WithDefaultValue(false)
            .AddColumn("FeeMinor").AsInt64().NotNullable().WithDefaultValue(0)
            .AddColumn("RefundedMinor").AsInt64().NotNullable().WithDefaultValue(0)
            .AddColumn("LinkedCategoryId").AsId().Nullable();
        Create.Table("TransactionParts")
            .WithColumn("LedgerId").AsId().NotNullable().PrimaryKey("PK_TransactionParts")
                .ForeignKey("FK_TransactionParts_Ledgers", "Ledgers", "LedgerId")
            .WithColumn("TransactionId").AsId().NotNullable().PrimaryKey("PK_TransactionParts")
            .WithColumn("Number").AsInt32().NotNullable().PrimaryKey("PK_TransactionParts")
            .WithColumn("CategoryId").AsId().Nullable()
            .WithColumn("AmountMinor").AsInt64().NotNullable()
            .WithColumn("Note").AsString(TransactionDraft.MaxNoteLength).Nullable();
        Execute.WithConnection(MakeDefaultAccounts);

        // Lists of an account, and its balance over time without a look at the rows.
        Create.Index("IX_Transactions_Account").OnTable("Transactions")
            .OnColumn("LedgerId").Ascending().OnColumn("AccountId").Ascending().OnColumn("BookedOn").Ascending().OnColumn("Id").Ascending()
            .OnColumn("AmountMinor").Ascending();
        // The other leg of a transfer is looked up by its amount.
        Create.Index("IX_Transactions_Amount").OnTable("Transactions")
            .OnColumn("LedgerId").Ascending().OnColumn("Currency").Ascending().OnColumn("AmountMinor").Ascending()
            .OnColumn("BookedOn").Ascending();
        // Purchases at the shop of a credit.
        Create.Index("IX_Transactions_Merchant").OnTable("Transactions")
            .OnColumn("LedgerId").Ascending().OnColumn("MerchantKey").Ascending().OnColumn("BookedOn").Ascending()
            .OnColumn("AmountMinor").Ascending();
        Create.Index("IX_TransactionParts_Category").OnTable("TransactionParts")
            .OnColumn("LedgerId").Ascending().OnColumn("CategoryId").Ascending();
    }

    private static void MakeDefaultAccounts(IDbConnection connection, IDbTransaction transaction)
    {
        SqlValues.Register();
        var now = DateTimeOffset.UtcNow;
        var ledgers = connection.Query<Sum>(
            "SELECT LedgerId, Currency, SUM(AmountMinor) AS Minor FROM Transactions GROUP BY LedgerId, Currency",
            transaction: transaction).AsList();
        foreach (var sum in ledgers)
        {
            var name = AccountName.OfDefault(sum.Currency.Code, attempt: 1);
            var account = AccountRow.New(sum.LedgerId, name, AccountKind.Current, sum.Currency, now) with
            {
                IsDefault = true,
                BalanceMinor = sum.Minor,
            };
            connection.Execute(
                """
                INSERT INTO Accounts (LedgerId, Id, Name, NameKey, Kind, Currency, Feed, OpeningMinor, BalanceMinor, IsDefault, IsArchived,
                    CreatedAt, UpdatedAt, Version)
                VALUES (@LedgerId, @Id, @Name, @NameKey, @Kind, @Currency, @Feed, @OpeningMinor, @BalanceMinor, @IsDefault, @IsArchived,
                    @CreatedAt, @UpdatedAt, @Version)
                """,
                account,
                transaction);
            connection.Execute(
                "UPDATE Transactions SET AccountId = @Id WHERE LedgerId = @LedgerId AND Currency = @Currency", account, transaction);
        }
    }

    private sealed class Sum
    {
        public Guid LedgerId { get; init; }

        public required Currency Currency { get; init; }

        public long Minor { get; init; }
    }
}
