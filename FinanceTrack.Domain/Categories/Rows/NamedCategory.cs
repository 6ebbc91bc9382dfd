using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Categories.Rows;

/// <summary>What the other features know of a category.</summary>
internal sealed record NamedCategory(Guid Id, string? Slug, string Name, bool IsArchived)
{
    /// <summary>A row of <see cref="CategoryTable.NamesSql"/>.</summary>
    public static NamedCategory Read(RowReader row) => new(row.Id(0), row.OptionalText(1), row.Text(2), row.Flag(3));
}
