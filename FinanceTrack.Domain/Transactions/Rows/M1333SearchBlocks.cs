using System.Data;
using Dapper;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>
/// What search skips: for each block of rows that is full, which runs of characters their texts have. And an index of the few rows that
/// have a role, which costs the others nothing.
/// </summary>
[Migration(1333, "Search blocks")]
public sealed class M1333SearchBlocks : ForwardOnlyMigration
{
    public override void Up()
    {
        Create.Table("SearchBlocks")
            .WithColumn("LedgerId").AsId().NotNullable().PrimaryKey("PK_SearchBlocks")
                .ForeignKey("FK_SearchBlocks_Ledgers", "Ledgers", "LedgerId")
            .WithColumn("Block").AsInt64().NotNullable().PrimaryKey("PK_SearchBlocks")
            .WithColumn("Filter").AsBinary(int.MaxValue).NotNullable();
        Execute.Sql("CREATE INDEX IX_Transactions_Role ON Transactions (LedgerId, Role, BookedOn, Id) WHERE Role <> 0");
        Execute.WithConnection(FillBlocks);
    }

    // A block at a time: together the texts might not fit into memory.
    private static void FillBlocks(IDbConnection connection, IDbTransaction transaction)
    {
        SqlValues.Register();
        foreach (var ledger in connection.Query<Filled>("SELECT LedgerId, LastSequence FROM Ledgers", transaction: transaction).AsList())
        {
            for (var block = 0L; SearchBlock.LastOf(block) <= ledger.LastSequence; block++)
            {
                var range = new { ledger.LedgerId, First = SearchBlock.FirstOf(block), Last = SearchBlock.LastOf(block) };
                var texts = connection.Query<string>(
                    "SELECT SearchText FROM Transactions WHERE LedgerId = @LedgerId AND Sequence >= @First AND Sequence <= @Last",
                    range, transaction);
                connection.Execute(
                    "INSERT INTO SearchBlocks (LedgerId, Block, Filter) VALUES (@LedgerId, @Block, @Filter)",
                    new { ledger.LedgerId, Block = block, Filter = SearchBlock.FilterOf(texts) }, transaction);
            }
        }
    }

    private sealed class Filled
    {
        public Guid LedgerId { get; init; }

        public long LastSequence { get; init; }
    }
}
