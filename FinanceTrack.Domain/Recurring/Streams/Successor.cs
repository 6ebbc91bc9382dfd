using FinanceTrack.Domain.Recurring.Fitting;

namespace FinanceTrack.Domain.Recurring.Streams;

/// <summary>What may continue a stream under another name: a stream, or the first row of a merchant that has none.</summary>
/// <param name="order">Of two that cost the same, the first is linked.</param>
internal sealed class Successor(int order, StreamCandidate? stream, GroupKey group, int first)
{
    private readonly int[] _first = [first];

    private string? _category;
    private int _rowsOfCategory;

    public int Order => order;

    public StreamCandidate? Stream => stream;

    public GroupKey Group => group;

    public int First => first;

    /// <summary>A stream's grow while others are linked to it.</summary>
    public IReadOnlyList<int> Rows => stream is null ? _first : stream.Fit.Rows;

    public bool IsTaken { get; set; }

    /// <summary>Counted again only when the rows have become more: many streams ask for it.</summary>
    public string? CategoryIn(RowTable rows)
    {
        if (_rowsOfCategory != Rows.Count)
            (_category, _rowsOfCategory) = (rows.CommonCategory(Rows), Rows.Count);
        return _category;
    }
}
