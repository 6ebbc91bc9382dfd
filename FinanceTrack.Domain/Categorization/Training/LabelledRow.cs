using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Categorization.Training;

/// <summary>A transaction whose category a user gave, where that category means the same for everyone.</summary>
internal sealed record LabelledRow
{
    public required Guid LedgerId { get; init; }

    public required string Description { get; init; }

    /// <summary>Negative is money out.</summary>
    public required long AmountMinor { get; init; }

    public required string Slug { get; init; }

    public int Category => Taxonomy.IndexOf(Slug);

    public MoneyDirection Direction => MoneyDirections.Of(AmountMinor);

    private static readonly Statement SinceSql = Statement.Of("""
        SELECT t.LedgerId, t.Description, t.AmountMinor, c.Slug
        FROM Transactions t JOIN Categories c ON c.LedgerId = t.LedgerId AND c.Id = t.CategoryId
        WHERE t.CategorySource = @Given AND t.UpdatedAt >= @Since AND c.Slug IS NOT NULL AND t.Role IN (0, 2)
        ORDER BY t.LedgerId, t.Sequence
        """);

    /// <summary>The rows changed since an instant, user by user, each user's in the order of recording; streamed.</summary>
    public static IAsyncEnumerable<LabelledRow> ReadAsync(Database database, DateTimeOffset since, CancellationToken cancellationToken) =>
        database.StreamAsync<LabelledRow>(SinceSql, new { CategorySource.Given, Since = since }, cancellationToken);
}
