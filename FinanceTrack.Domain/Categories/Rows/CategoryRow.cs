using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Categories.Rows;

/// <summary>A row of <c>Categories</c>.</summary>
public sealed record CategoryRow
{
    public required Guid LedgerId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>The class of the expense classifier; null for a category the user made.</summary>
    public string? Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>The name as uniqueness sees it.</summary>
    public required string NameKey { get; init; }

    public bool IsArchived { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required int Version { get; init; }

    public static CategoryRow New(Guid ledgerId, string? slug, string name, DateTimeOffset now) => new()
    {
        LedgerId = ledgerId,
        Id = Guid.CreateVersion7(now),
        Slug = slug,
        Name = name,
        NameKey = CategoryName.Key(name),
        CreatedAt = now,
        UpdatedAt = now,
        Version = 1,
    };
}

/// <summary>A category as its user sees it. An archived one keeps its transactions and takes no new ones.</summary>
/// <param name="Slug">The common class it stands for; null for one the user made.</param>
public sealed record CategoryDetails(
    Guid Id, string? Slug, string Name, bool Archived, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, int Version) : IVersioned
{
    public static CategoryDetails Of(CategoryRow row) =>
        new(row.Id, row.Slug, row.Name, row.IsArchived, row.CreatedAt, row.UpdatedAt, row.Version);
}
