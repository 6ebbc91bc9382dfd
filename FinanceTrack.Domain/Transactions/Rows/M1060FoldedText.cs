using System.Data;
using Dapper;
using FinanceTrack.Domain.Data.Migrations;
using FluentMigrator;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>
/// External ids are unique by their normalised form, and search texts are folded in the one way in which texts are. Of rows whose ids
/// have become the same, the one that was written in normal form or else recorded first holds the key; the others have none.
/// </summary>
[Migration(1060, "Folded text")]
public sealed class M1060FoldedText : ForwardOnlyMigration
{
    public override void Up()
    {
        Alter.Table("Transactions").AddColumn("ExternalIdKey").AsString(TransactionDraft.MaxExternalIdLength).Nullable();
        this.CompareByCodePoints("Transactions", "ExternalIdKey", "NVARCHAR(128)", nullable: true);
        Delete.Index("UX_Transactions_ExternalId").OnTable("Transactions");
        Execute.Sql("UPDATE Transactions SET ExternalIdKey = ExternalId WHERE ExternalId IS NOT NULL");

        // Only rows with more than ASCII in a text fold otherwise than before.
        IfDatabase("SQLite").Execute.WithConnection((connection, transaction) => Fold(connection, transaction, "{0} GLOB '*[^ -~]*'"));
        IfDatabase("SqlServer").Execute.WithConnection((connection, transaction) =>
            Fold(connection, transaction, "{0} COLLATE Latin1_General_100_BIN2 LIKE N'%[^ -~]%'"));
        Execute.Sql(
            "CREATE UNIQUE INDEX UX_Transactions_ExternalIdKey ON Transactions (UserId, ExternalIdKey) WHERE ExternalIdKey IS NOT NULL");
    }

    // A user at a time: together the texts might not fit into memory.
    private static void Fold(IDbConnection connection, IDbTransaction transaction, string isMore)
    {
        foreach (var userId in connection.Query<byte[]>("SELECT UserId FROM Ledgers", transaction: transaction).AsList())
        {
            FoldSearchTexts(connection, transaction, userId, isMore);
            FoldExternalIds(connection, transaction, userId, isMore);
        }
    }

    private static void FoldSearchTexts(IDbConnection connection, IDbTransaction transaction, byte[] userId, string isMore)
    {
        var rows = connection.Query<TextRow>(
            $"""
            SELECT UserId, Id, Description, Note, SearchText FROM Transactions
            WHERE UserId = @userId AND ({string.Format(null, isMore, "Description")} OR {string.Format(null, isMore, "Note")})
            """,
            new { userId },
            transaction).AsList();
        foreach (var row in rows)
        {
            var folded = SearchText.Of(row.Description, row.Note);
            if (folded != row.SearchText)
            {
                connection.Execute(
                    "UPDATE Transactions SET SearchText = @Folded WHERE UserId = @UserId AND Id = @Id",
                    new { Folded = folded, row.UserId, row.Id },
                    transaction);
            }
        }
    }

    private static void FoldExternalIds(IDbConnection connection, IDbTransaction transaction, byte[] userId, string isMore)
    {
        var rows = connection.Query<IdRow>(
            $"""
            SELECT UserId, Id, ExternalId FROM Transactions
            WHERE UserId = @userId AND {string.Format(null, isMore, "ExternalId")} ORDER BY Sequence
            """,
            new { userId },
            transaction).AsList();
        foreach (var row in rows.Where(row => TransactionDraft.KeyOf(row.ExternalId) != row.ExternalId))
        {
            connection.Execute(
                """
                UPDATE Transactions SET ExternalIdKey = CASE
                    WHEN EXISTS (SELECT 1 FROM Transactions o WHERE o.UserId = @UserId AND o.ExternalIdKey = @Key) THEN NULL ELSE @Key END
                WHERE UserId = @UserId AND Id = @Id
                """,
                new { Key = TransactionDraft.KeyOf(row.ExternalId), row.UserId, row.Id },
                transaction);
        }
    }

    private sealed class TextRow
    {
        public byte[] UserId { get; init; } = [];

        public byte[] Id { get; init; } = [];

        public string Description { get; init; } = "";

        public string? Note { get; init; }

        public string SearchText { get; init; } = "";
    }

    private sealed class IdRow
    {
        public byte[] UserId { get; init; } = [];

        public byte[] Id { get; init; } = [];

        public string ExternalId { get; init; } = "";
    }
}
