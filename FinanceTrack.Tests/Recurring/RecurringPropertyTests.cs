using CsCheck;
using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Tests.Recurring;

public sealed class RecurringPropertyTests
{
    private static readonly string[] Texts =
        ["NETFLIX.COM", "POS 123 REWE MARKT", "SPOTIFY AB", "LASTSCHRIFT STADTWERKE REF 8A77", "", "???", "KLARNA 2/4", "SQ *CAFE"];
    private static readonly long[] Sizes = [0, 1, 999, 1299, 5000, 123_456_789];

    /// <summary>Rows without any sense, as an import may bring them: the same day twice, amounts of zero, texts without letters.</summary>
    private static readonly Gen<List<RecurringRow>> AnyRows =
        Gen.Select(Gen.Int[0, 900], Gen.Int[0, Texts.Length - 1], Gen.Int[0, Sizes.Length - 1], Gen.Bool)
        .List[0, 60].Select(rows => rows.Select((row, i) => new RecurringRow(
            new Guid(i + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), new DateOnly(2024, 1, 1).AddDays(row.Item1),
            new(row.Item4 ? -Sizes[row.Item3] : Sizes[row.Item3], Payments.Euro), Texts[row.Item2],
            row.Item2 % 2 == 0 ? "entertainment" : null)).ToList());

    private static readonly DateOnly Today = new(2026, 6, 1);

    [Fact]
    public void The_order_of_rows_does_not_matter() => AnyRows.Sample(rows =>
    {
        var shuffled = rows.OrderBy(row => row.Id.GetHashCode() * 7919 % 1009).ToList();
        Assert.Equal(Summary(rows), Summary(shuffled));
    }, iter: 150);

    [Fact]
    public void A_row_is_in_one_stream_at_most_and_once() => AnyRows.Sample(rows =>
    {
        var inStreams = RecurringDetector.Detect(rows, Today, minConfidence: 0).SelectMany(stream => stream.RowIds).ToList();
        Assert.Equal(inStreams.Count, inStreams.Distinct().Count());
    }, iter: 150);

    [Fact]
    public void Figures_of_a_stream_agree_with_each_other() => AnyRows.Sample(rows =>
    {
        foreach (var stream in RecurringDetector.Detect(rows, Today, minConfidence: 0))
        {
            Assert.InRange(stream.Confidence, 0, 1);
            Assert.InRange(stream.Outlook.Alive, 0, 1);
            Assert.InRange(stream.NextAmount.Size, stream.NextAmount.Low, stream.NextAmount.High);
            Assert.Equal(stream.Payments.Select(payment => payment.Date), stream.Payments.Select(payment => payment.Date).Order());
            if (stream.NextDate is { } next)
                Assert.True(next.Earliest <= next.Date && next.Date <= next.Latest && next.Date > stream.Payments[0].Date);
        }
    }, iter: 150);

    private static List<string> Summary(List<RecurringRow> rows) =>
        [.. RecurringDetector.Detect(rows, Today, minConfidence: 0).Select(stream =>
        $"{stream.Rule} {stream.Confidence:R} {stream.Outlook} {stream.NextDate} {stream.NextAmount} {string.Join(' ', stream.RowIds)}")];
}
