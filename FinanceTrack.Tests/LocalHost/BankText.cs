using System.Text;
using FinanceTrack.LocalHost.Enqueue;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>Small bank files for tests, read as <c>enqueue</c> reads them.</summary>
internal static class BankText
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A file of amounts that are quoted as they are, one a day.</summary>
    public static BankLines ReadAmounts(BankReading reading, params string[] amounts) => Read(
        "Date;Description;Amount\n"
            + string.Concat(amounts.Select((amount, i) => $"2026-01-{1 + (i % 28):00};Shop;\"{amount}\"\n")), reading);

    public static BankLines Read(string content, BankReading reading)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, content, Encoding.UTF8);
            return BankLines.Of(BankFile.Read(path), Guid.NewGuid(), reading, Now);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Each row as the amount that is sent, or null where it is refused.</summary>
    public static IReadOnlyList<decimal?> Amounts(this BankLines lines) => [.. lines.Lines.Select(line => line.Message?.Amount)];
}
