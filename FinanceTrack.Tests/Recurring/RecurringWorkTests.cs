using CsCheck;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Recurring.Fitting;
using FinanceTrack.Domain.Recurring.Merchants;
using FinanceTrack.Domain.Recurring.Streams;

namespace FinanceTrack.Tests.Recurring;

/// <summary>What the detector does grows with the rows, so that no ledger's rows take the square of their number.</summary>
public sealed class RecurringWorkTests
{
    /// <summary>Far above what it takes, and far below what the square of the rows would take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly int Start = new DateOnly(2026, 1, 1).DayNumber;

    private static readonly DateOnly Today = new(2026, 6, 1);

    private static readonly Gen<(int Amount, int Day)[]> Entries =
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 40]).Select(entry => (entry.Item1 * 100, entry.Item2)).Array[1, 60];

    [Fact]
    public void Many_streams_that_end_before_many_new_merchants_are_not_all_compared()
    {
        const int streams = 9_000, merchants = 23_000;
        var random = new Random(1);
        var payments = new Payments();
        for (var i = 0; i < streams; i++)
            payments.Monthly("2024-04-10", 3, -(20 + (i % 5 * 10)), $"{Word(random)} {Word(random)}");
        for (var i = 0; i < merchants; i++)
            payments.Add("2024-07-10", -(1_000 + (i % 1_000)), $"{Word(random)} {Word(random)}");

        Assert.InRange(Detect(payments).Count, streams / 2, streams);
    }

    [Fact]
    public void Many_streams_that_end_before_as_many_of_the_same_amount_are_not_all_compared()
    {
        const int streams = 6_000;
        var random = new Random(2);
        var payments = new Payments();
        for (var i = 0; i < streams; i++)
        {
            payments.Monthly("2024-04-10", 3, -20, $"{Word(random)} {Word(random)}");
            payments.Add("2024-07-10", -20.30m, $"{Word(random)} {Word(random)}");
        }

        Assert.InRange(Detect(payments).Count, streams / 2, streams);
    }

    [Fact]
    public void Many_amounts_at_one_merchant_are_not_all_compared()
    {
        var payments = new Payments();
        for (var i = 0; i < 24_000; i++)
            payments.Add(new DateOnly(2023, 1, 1).AddDays(i % 900), -(1 + (i / 2)), "MARKET HALL");

        Detect(payments);
    }

    [Fact]
    public void A_detection_ends_when_it_is_cancelled() => Assert.Throws<OperationCanceledException>(() => RecurringDetector.Detect(
        new Payments().Monthly("2026-01-01", 5, -10, "STREAMORA").Rows, Today, cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public void Successors_in_time_and_of_a_near_amount_are_all_found_the_nearest_first() => Entries.Sample(entries =>
    {
        var rows = Table(entries);
        var index = Index(rows);
        var log = Math.Log(600);

        var near = index.Near(Group(0), log, .5, Start + 10, Start + 30.5).Select(successor => successor.First).ToList();

        Assert.Equal(
            Enumerable.Range(0, entries.Length).Where(i => rows.Days[i] - Start is > 10 and <= 30 && Math.Abs(rows.Logs[i] - log) <= .5),
            near.Order());
        Assert.Equal(near.Select(i => Math.Abs(rows.Logs[i] - log)).Order(), near.Select(i => Math.Abs(rows.Logs[i] - log)));
    });

    [Fact]
    public void How_many_successors_are_looked_at_is_bounded()
    {
        var rows = Table([.. Enumerable.Repeat((500, 20), SuccessorIndex.MaxCompared + 100)]);

        Assert.Equal(SuccessorIndex.MaxCompared, Index(rows).Near(Group(0), rows.Logs[0], .5, Start + 10, Start + 30.5).Count());
    }

    private static RowTable Table((int Amount, int Day)[] entries)
    {
        var payments = new Payments();
        foreach (var (amount, day) in entries)
            payments.Add(DateOnly.FromDayNumber(Start + day), -amount / 100m, "SHOP");
        return new RowTable(payments.Rows, Start + 50);
    }

    private static SuccessorIndex Index(RowTable rows) =>
        new(rows, Enumerable.Range(0, rows.Rows.Length).Select(i => new Successor(i, null, Group(i), i)));

    private static GroupKey Group(int number) => new(new TokenKey([number]), IsIncome: false, "EUR");

    private static IReadOnlyList<RecurringStream> Detect(Payments payments)
    {
        using var patience = new CancellationTokenSource(Patience);
        return RecurringDetector.Detect(payments.Rows, Today, cancellationToken: patience.Token);
    }

    private static string Word(Random random) =>
        string.Create(8, random, static (word, random) =>
        {
            for (var i = 0; i < word.Length; i++)
                word[i] = (char)('A' + random.Next(26));
        });
}
