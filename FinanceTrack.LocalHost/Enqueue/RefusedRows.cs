namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>Names the rows that were refused, those with the same reason together.</summary>
internal static class RefusedRows
{
    /// <summary>What is wrong by JSON pointer, as one reason: <c>amount: The amount must not be zero.</c></summary>
    public static string Describe(IReadOnlyDictionary<string, string[]> errors) =>
        string.Join(' ', errors.Select(error => $"{error.Key.TrimStart('/')}: {string.Join(' ', error.Value)}"));

    /// <summary>One text a reason: <c>Lines 2, 5-7: The date is missing…</c></summary>
    public static IEnumerable<string> Show(IEnumerable<BankLine> refused) => refused
        .GroupBy(line => line.Refusal)
        .Select(group => group.Select(line => line.Line).Order().ToList() is [var only]
            ? $"Line {only}: {group.Key}"
            : $"Lines {Ranges([.. group.Select(line => line.Line).Order()])}: {group.Key}");

    private static string Ranges(IReadOnlyList<int> lines)
    {
        var ranges = new List<string>();
        for (int start = 0, end = 0; start < lines.Count; start = ++end)
        {
            while (end + 1 < lines.Count && lines[end + 1] == lines[end] + 1)
            {
                end++;
            }

            ranges.Add(end == start ? $"{lines[start]}" : $"{lines[start]}-{lines[end]}");
        }

        return string.Join(", ", ranges);
    }
}
