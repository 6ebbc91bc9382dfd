namespace FinanceTrack.Domain.Data;

/// <summary>The pieces of SQL that both dialects write the same way.</summary>
internal static class SqlText
{
    public static string Parameters(IEnumerable<string> columns) => string.Join(", ", columns.Select(c => "@" + c));

    /// <summary>A list of whole numbers as one parameter, for <see cref="IDialect.NumbersOf"/>.</summary>
    public static string Numbers(IEnumerable<long> numbers) => $"[{string.Join(',', numbers)}]";

    public static string Equal(IEnumerable<string> columns) => string.Join(" AND ", columns.Select(c => $"{c} = @{c}"));
}
