namespace FinanceTrack.Domain.Data;

/// <summary>The pieces of SQL that both dialects write the same way.</summary>
internal static class SqlText
{
    public static string Parameters(IEnumerable<string> columns) => string.Join(", ", columns.Select(c => "@" + c));

    public static string Equal(IEnumerable<string> columns) => string.Join(" AND ", columns.Select(c => $"{c} = @{c}"));
}
