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
    public const int MaximumLimit = 200;
}
