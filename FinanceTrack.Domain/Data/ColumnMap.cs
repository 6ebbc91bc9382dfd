namespace FinanceTrack.Domain.Data;

/// <summary>
/// The columns of a table in one order. Its statements, the values of a row and the positions at which they are read come from here, so
/// that a column is named once. A column has the name of the row's property, which is also the name of its parameter.
/// </summary>
internal sealed class ColumnMap<TRow>
{
    private readonly List<Column> _columns = [];

    public IReadOnlyList<string> Names => [.. _columns.Select(column => column.Name)];

    /// <summary>The columns as a <c>SELECT</c> or an <c>INSERT</c> lists them.</summary>
    public string List => string.Join(", ", Names);

    /// <summary>What an <c>UPDATE</c> sets: every column that may change.</summary>
    public string Assignments => string.Join(", ", _columns.Where(column => !column.IsFixed).Select(column => $"{column.Name} = @{column.Name}"));

    /// <summary>Adds a column that an update may change.</summary>
    /// <returns>The position at which it is read.</returns>
    public int Add(string name, Func<TRow, object?> value) => Add(new Column(name, value, IsFixed: false));

    /// <summary>Adds a column that stays as it was inserted.</summary>
    /// <returns>The position at which it is read.</returns>
    public int AddFixed(string name, Func<TRow, object?> value) => Add(new Column(name, value, IsFixed: true));

    /// <summary>The columns from the first up to this one, as a <c>SELECT</c> lists them: their positions are the same.</summary>
    public string ListUpTo(int last) => string.Join(", ", Names.Take(last + 1));

    /// <summary>The row's values in the order of the columns.</summary>
    public object?[] ValuesOf(TRow row) => [.. _columns.Select(column => column.Value(row))];

    private int Add(Column column)
    {
        _columns.Add(column);
        return _columns.Count - 1;
    }

    private sealed record Column(string Name, Func<TRow, object?> Value, bool IsFixed);
}
