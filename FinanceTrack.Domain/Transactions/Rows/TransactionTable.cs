using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>The SQL of single transactions. Changes belong to the Ledger, which keeps everything that follows from them right.</summary>
internal static class TransactionTable
{
    public const string Columns =
        "LedgerId, Id, Sequence, BookedOn, OccurredAt, AmountMinor, Currency, Description, Note, SearchText, ExternalId, " +
        "CategoryId, CategorySource, CategoryConfidence, CategoryKey, MerchantKey, " +
        "Score, ScoreThreshold, IsAnomaly, Reasons, ScoredBy, CreatedAt, UpdatedAt, Version, ExternalIdKey, " +
        "AccountId, Role, IsSplit, FeeMinor, RefundedMinor, LinkedCategoryId";

    /// <summary>What a user sees of a transaction: the columns of <see cref="ReadDetails"/>.</summary>
    public const string DetailsColumns =
        "Id, BookedOn, OccurredAt, AmountMinor, Currency, Description, Note, ExternalId, CategoryId, CategorySource, CategoryConfidence, " +
        "Score, ScoreThreshold, IsAnomaly, Reasons, ScoredBy, CreatedAt, UpdatedAt, Version, AccountId, Role, IsSplit, RefundedMinor";

    private static readonly string[] ColumnNames = Columns.Split(", ");

    private static readonly Statement InsertSql = Statement.Of(
        $"INSERT INTO Transactions ({Columns}) VALUES ({SqlText.Parameters(ColumnNames)})");

    private static readonly Statement FindSql = Statement.Of(
        $"SELECT {Columns} FROM Transactions WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement FindExternalIdKeysSql = Statement.Of(
        "SELECT ExternalIdKey FROM Transactions WHERE LedgerId = @LedgerId AND ExternalIdKey IN @Keys");

    private static readonly Statement FindByExternalIdKeysSql = Statement.Of(
        $"SELECT {DetailsColumns} FROM Transactions WHERE LedgerId = @LedgerId AND ExternalIdKey IN @Keys");

    private static readonly Statement UpdateSql = Statement.Of("""
        UPDATE Transactions
        SET BookedOn = @BookedOn, OccurredAt = @OccurredAt, AmountMinor = @AmountMinor, Currency = @Currency,
            Description = @Description, Note = @Note, SearchText = @SearchText,
            CategoryId = @CategoryId, CategorySource = @CategorySource, CategoryConfidence = @CategoryConfidence,
            CategoryKey = @CategoryKey, MerchantKey = @MerchantKey,
            Score = @Score, ScoreThreshold = @ScoreThreshold, IsAnomaly = @IsAnomaly, Reasons = @Reasons, ScoredBy = @ScoredBy,
            UpdatedAt = @UpdatedAt, Version = @Version, AccountId = @AccountId
        WHERE LedgerId = @LedgerId AND Id = @Id
        """);

    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM Transactions WHERE LedgerId = @LedgerId AND Id = @Id");

    private static readonly Statement AllSql = Statement.Of(
        $"SELECT {Columns} FROM Transactions WHERE LedgerId = @LedgerId ORDER BY Sequence");

    private static readonly Statement CountInCategorySql = Statement.Of(
        "SELECT COUNT(*) FROM Transactions WHERE LedgerId = @LedgerId AND CategoryId = @CategoryId");

    private static readonly Statement MoveCategorySql = Statement.Of("""
        UPDATE Transactions SET CategoryId = @ToId, CategoryKey = @ToKey, UpdatedAt = @Now, Version = Version + 1
        WHERE LedgerId = @LedgerId AND CategoryId = @FromId
        """);

    private static readonly Statement DeleteUserSql = Statement.Of("DELETE FROM Transactions WHERE LedgerId = @LedgerId");

    public static Task InsertAsync(DbSession session, IReadOnlyList<TransactionRow> rows) => rows.Count == 1
        ? session.ExecuteAsync(InsertSql, rows[0])
        : session.InsertManyAsync("Transactions", ColumnNames, [.. rows.Select(Values)]);

    public static async Task<TransactionRow?> FindAsync(DbSession session, Guid ledgerId, Guid id) =>
        (await session.QueryAsync(FindSql, new { LedgerId = ledgerId, Id = id }, Read)).SingleOrDefault();

    /// <summary>Which of these <see cref="TransactionRow.ExternalIdKey"/> are in use; ask for at most a few hundred.</summary>
    public static Task<List<string>> FindExternalIdKeysAsync(DbSession session, Guid ledgerId, IReadOnlyList<string> keys) =>
        session.QueryAsync(FindExternalIdKeysSql, new { LedgerId = ledgerId, Keys = keys }, row => row.Text(0));

    /// <summary>The transactions with these <see cref="TransactionRow.ExternalIdKey"/>; ask for at most a few hundred.</summary>
    public static Task<List<TransactionDetails>> FindByExternalIdKeysAsync(DbSession session, Guid ledgerId, IReadOnlyList<string> keys) =>
        session.QueryAsync(FindByExternalIdKeysSql, new { LedgerId = ledgerId, Keys = keys }, ReadDetails);

    public static Task UpdateAsync(DbSession session, TransactionRow row) => session.ExecuteAsync(UpdateSql, row);

    public static Task DeleteAsync(DbSession session, Guid ledgerId, Guid id) =>
        session.ExecuteAsync(DeleteSql, new { LedgerId = ledgerId, Id = id });

    /// <summary>All of a user's transactions in the order of recording, as they arrive.</summary>
    public static IAsyncEnumerable<TransactionRow> StreamAsync(Database database, Guid ledgerId, CancellationToken cancellationToken) =>
        database.StreamAsync<TransactionRow>(AllSql, new { LedgerId = ledgerId }, cancellationToken);

    public static async Task<bool> HasCategoryAsync(DbSession session, Guid ledgerId, Guid categoryId) =>
        await session.ScalarAsync<int>(CountInCategorySql, new { LedgerId = ledgerId, CategoryId = categoryId }) > 0;

    /// <summary>Gives the transactions of one category another one.</summary>
    /// <param name="toKey">What the statistics call the other category.</param>
    public static Task MoveCategoryAsync(DbSession session, Guid ledgerId, Guid from, Guid to, long toKey, DateTimeOffset now) =>
        session.ExecuteAsync(MoveCategorySql, new { LedgerId = ledgerId, FromId = from, ToId = to, ToKey = toKey, Now = now });

    public static Task EraseAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(DeleteUserSql, new { LedgerId = ledgerId });

    /// <summary>A row whose columns are <see cref="Columns"/>.</summary>
    public static TransactionRow Read(RowReader row) => new()
    {
        LedgerId = row.Id(0),
        Id = row.Id(1),
        Sequence = row.Long(2),
        BookedOn = row.Day(3),
        OccurredAt = row.OptionalInstant(4),
        AmountMinor = row.Long(5),
        Currency = row.Currency(6),
        Description = row.Text(7),
        Note = row.OptionalText(8),
        SearchText = row.Text(9),
        ExternalId = row.OptionalText(10),
        CategoryId = row.OptionalId(11),
        CategorySource = (CategorySource)row.Int(12),
        CategoryConfidence = row.OptionalReal(13),
        CategoryKey = row.Long(14),
        MerchantKey = row.Long(15),
        Score = row.Real(16),
        ScoreThreshold = row.Real(17),
        IsAnomaly = row.Flag(18),
        Reasons = row.Text(19),
        ScoredBy = row.Text(20),
        CreatedAt = row.Instant(21),
        UpdatedAt = row.Instant(22),
        Version = row.Int(23),
        ExternalIdKey = row.OptionalText(24),
        AccountId = row.Id(25),
        Role = (TransactionRole)row.Int(26),
        IsSplit = row.Flag(27),
        FeeMinor = row.Long(28),
        RefundedMinor = row.Long(29),
        LinkedCategoryId = row.OptionalId(30),
    };

    /// <summary>What its user sees of a row whose columns are <see cref="DetailsColumns"/>.</summary>
    public static TransactionDetails ReadDetails(RowReader row)
    {
        var currency = row.Currency(4);
        return new(
            row.Id(0),
            row.Day(1),
            row.OptionalInstant(2),
            new Money(row.Long(3), currency).Amount,
            currency.Code,
            row.Text(5),
            row.OptionalText(6),
            row.OptionalText(7),
            row.Id(19),
            (TransactionRole)row.Int(20),
            row.Flag(21),
            new Money(row.Long(22), currency).Amount,
            row.OptionalId(8),
            (CategorySource)row.Int(9),
            row.OptionalReal(10),
            ScoreDetails.Of(row.Real(11), row.Real(12), row.Flag(13), row.Text(14), row.Text(15)),
            row.Instant(16),
            row.Instant(17),
            row.Int(18));
    }

    private static object?[] Values(TransactionRow r) =>
    [
        r.LedgerId, r.Id, r.Sequence, r.BookedOn, r.OccurredAt, r.AmountMinor, r.Currency, r.Description, r.Note, r.SearchText,
        r.ExternalId, r.CategoryId, r.CategorySource, r.CategoryConfidence, r.CategoryKey, r.MerchantKey,
        r.Score, r.ScoreThreshold, r.IsAnomaly, r.Reasons, r.ScoredBy, r.CreatedAt, r.UpdatedAt, r.Version, r.ExternalIdKey,
        r.AccountId, r.Role, r.IsSplit, r.FeeMinor, r.RefundedMinor, r.LinkedCategoryId,
    ];
}
