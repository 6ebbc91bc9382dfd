using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>The columns of <c>Transactions</c>. What a user sees comes first, so that a list reads no others.</summary>
internal static class TransactionColumns
{
    private static readonly ColumnMap<TransactionRow> Map = new();

    private static readonly int Id = Map.AddFixed(nameof(TransactionRow.Id), row => row.Id);
    private static readonly int BookedOn = Map.Add(nameof(TransactionRow.BookedOn), row => row.BookedOn);
    private static readonly int OccurredAt = Map.Add(nameof(TransactionRow.OccurredAt), row => row.OccurredAt);
    private static readonly int AmountMinor = Map.Add(nameof(TransactionRow.AmountMinor), row => row.AmountMinor);
    private static readonly int Currency = Map.Add(nameof(TransactionRow.Currency), row => row.Currency);
    private static readonly int Description = Map.Add(nameof(TransactionRow.Description), row => row.Description);
    private static readonly int Note = Map.Add(nameof(TransactionRow.Note), row => row.Note);
    private static readonly int ExternalId = Map.AddFixed(nameof(TransactionRow.ExternalId), row => row.ExternalId);
    private static readonly int AccountId = Map.Add(nameof(TransactionRow.AccountId), row => row.AccountId);
    private static readonly int Role = Map.Add(nameof(TransactionRow.Role), row => row.Role);
    private static readonly int IsSplit = Map.Add(nameof(TransactionRow.IsSplit), row => row.IsSplit);
    private static readonly int RefundedMinor = Map.Add(nameof(TransactionRow.RefundedMinor), row => row.RefundedMinor);
    private static readonly int RefundExpectedMinor = Map.Add(nameof(TransactionRow.RefundExpectedMinor), row => row.RefundExpectedMinor);
    private static readonly int CategoryId = Map.Add(nameof(TransactionRow.CategoryId), row => row.CategoryId);
    private static readonly int CategorySource = Map.Add(nameof(TransactionRow.CategorySource), row => row.CategorySource);
    private static readonly int CategoryConfidence = Map.Add(nameof(TransactionRow.CategoryConfidence), row => row.CategoryConfidence);
    private static readonly int Score = Map.Add(nameof(TransactionRow.Score), row => row.Score);
    private static readonly int ScoreThreshold = Map.Add(nameof(TransactionRow.ScoreThreshold), row => row.ScoreThreshold);
    private static readonly int IsAnomaly = Map.Add(nameof(TransactionRow.IsAnomaly), row => row.IsAnomaly);
    private static readonly int Reasons = Map.Add(nameof(TransactionRow.Reasons), row => row.Reasons);
    private static readonly int ScoredBy = Map.Add(nameof(TransactionRow.ScoredBy), row => row.ScoredBy);
    private static readonly int CreatedAt = Map.AddFixed(nameof(TransactionRow.CreatedAt), row => row.CreatedAt);
    private static readonly int UpdatedAt = Map.Add(nameof(TransactionRow.UpdatedAt), row => row.UpdatedAt);
    private static readonly int Version = Map.Add(nameof(TransactionRow.Version), row => row.Version);

    // What a user does not see.
    private static readonly int LedgerId = Map.AddFixed(nameof(TransactionRow.LedgerId), row => row.LedgerId);
    private static readonly int Sequence = Map.AddFixed(nameof(TransactionRow.Sequence), row => row.Sequence);
    private static readonly int ExternalIdKey = Map.AddFixed(nameof(TransactionRow.ExternalIdKey), row => row.ExternalIdKey);
    private static readonly int SearchText = Map.Add(nameof(TransactionRow.SearchText), row => row.SearchText);
    private static readonly int CategoryKey = Map.Add(nameof(TransactionRow.CategoryKey), row => row.CategoryKey);
    private static readonly int MerchantKey = Map.Add(nameof(TransactionRow.MerchantKey), row => row.MerchantKey);
    private static readonly int FeeMinor = Map.Add(nameof(TransactionRow.FeeMinor), row => row.FeeMinor);
    private static readonly int LinkedCategoryId = Map.Add(nameof(TransactionRow.LinkedCategoryId), row => row.LinkedCategoryId);

    public static IReadOnlyList<string> Names { get; } = Map.Names;

    /// <summary>All of them, for <see cref="Read"/>.</summary>
    public static string All { get; } = Map.List;

    /// <summary>What a user sees of a transaction, for <see cref="ReadDetails"/>.</summary>
    public static string Shown { get; } = Map.ListUpTo(Version);

    /// <summary>What an update sets.</summary>
    public static string Assignments { get; } = Map.Assignments;

    /// <summary>In the order of <see cref="Names"/>.</summary>
    public static object?[] ValuesOf(TransactionRow row) => Map.ValuesOf(row);

    public static TransactionRow Read(RowReader row) => new()
    {
        Id = row.Id(Id),
        BookedOn = row.Day(BookedOn),
        OccurredAt = row.OptionalInstant(OccurredAt),
        AmountMinor = row.Long(AmountMinor),
        Currency = row.Currency(Currency),
        Description = row.Text(Description),
        Note = row.OptionalText(Note),
        ExternalId = row.OptionalText(ExternalId),
        AccountId = row.Id(AccountId),
        Role = (TransactionRole)row.Int(Role),
        IsSplit = row.Flag(IsSplit),
        RefundedMinor = row.Long(RefundedMinor),
        RefundExpectedMinor = row.Long(RefundExpectedMinor),
        CategoryId = row.OptionalId(CategoryId),
        CategorySource = (CategorySource)row.Int(CategorySource),
        CategoryConfidence = row.OptionalReal(CategoryConfidence),
        Score = row.Real(Score),
        ScoreThreshold = row.Real(ScoreThreshold),
        IsAnomaly = row.Flag(IsAnomaly),
        Reasons = row.Text(Reasons),
        ScoredBy = row.Text(ScoredBy),
        CreatedAt = row.Instant(CreatedAt),
        UpdatedAt = row.Instant(UpdatedAt),
        Version = row.Int(Version),
        LedgerId = row.Id(LedgerId),
        Sequence = row.Long(Sequence),
        ExternalIdKey = row.OptionalText(ExternalIdKey),
        SearchText = row.Text(SearchText),
        CategoryKey = row.Long(CategoryKey),
        MerchantKey = row.Long(MerchantKey),
        FeeMinor = row.Long(FeeMinor),
        LinkedCategoryId = row.OptionalId(LinkedCategoryId),
    };

    /// <summary>As <see cref="TransactionDetails.Of"/>, without a row between: a page has many.</summary>
    public static TransactionDetails ReadDetails(RowReader row)
    {
        var currency = row.Currency(Currency);
        return new TransactionDetails(
            row.Id(Id),
            row.Day(BookedOn),
            row.OptionalInstant(OccurredAt),
            new Money(row.Long(AmountMinor), currency).Amount,
            currency.Code,
            row.Text(Description),
            row.OptionalText(Note),
            row.OptionalText(ExternalId),
            row.Id(AccountId),
            (TransactionRole)row.Int(Role),
            row.Flag(IsSplit),
            new Money(row.Long(RefundedMinor), currency).Amount,
            row.Long(RefundExpectedMinor) is > 0 and var expected ? new Money(expected, currency).Amount : null,
            row.OptionalId(CategoryId),
            (CategorySource)row.Int(CategorySource),
            row.OptionalReal(CategoryConfidence),
            ScoreDetails.Of(row.Real(Score), row.Real(ScoreThreshold), row.Flag(IsAnomaly), row.Text(Reasons), row.Text(ScoredBy)),
            row.Instant(CreatedAt),
            row.Instant(UpdatedAt),
            row.Int(Version));
    }
}
