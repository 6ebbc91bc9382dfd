namespace FinanceTrack.Domain.Results;

/// <summary>One page of a keyset-paged list; <paramref name="NextCursor"/> is null on the last one.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextCursor)
{
    public Page<TOut> Map<TOut>(Func<T, TOut> map) => new([.. Items.Select(map)], NextCursor);
}

/// <summary>What a caller may ask of a list: how many (1–200) and after which cursor.</summary>
public sealed record PageRequest(int Limit, string? Cursor)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;

    public static ValidationError InvalidCursor { get; } = new("cursor", "The cursor is not valid.");

    /// <summary>In a list by descending id, the id before which the page begins.</summary>
    public Result<Guid> BeforeId() =>
        Cursor is null ? Guid.AllBitsSet : Guid.TryParseExact(Cursor, "N", out var id) ? id : InvalidCursor;

    /// <summary>
    /// The page of rows that were read with one more than <see cref="Limit"/>: that one says whether there is a next page.
    /// </summary>
    public Page<T> Of<T>(IReadOnlyList<T> rows, Func<T, string> cursorOf) => rows.Count > Limit
        ? new Page<T>([.. rows.Take(Limit)], cursorOf(rows[Limit - 1]))
        : new Page<T>(rows, null);

    /// <summary>As <see cref="Of{T}(IReadOnlyList{T}, Func{T, string})"/>, for a list by descending id.</summary>
    public Page<T> Of<T>(IReadOnlyList<T> rows, Func<T, Guid> idOf) => Of(rows, row => idOf(row).ToString("N"));
}
