using FinanceTrack.Domain.Forecast;
using FinanceTrack.Tests.Recurring;

namespace FinanceTrack.Tests.Forecast;

public sealed class UnscheduledPathsTests
{
    [Fact]
    public void Days_keep_their_weekday()
    {
        var today = Payments.Day("2026-01-09"); // A Friday.
        var payments = new Payments().Every(7, "2025-01-04", 53, -70, "MARKET"); // Saturdays.
        var flows = new PathTable(21, 200);
        UnscheduledPaths.From(payments.Rows, Payments.Day("2025-01-04"), today)!.Add(flows, new SeededRandom(3));
        for (var day = 0; day < flows.Days; day++)
            Assert.Equal(today.AddDays(day + 1).DayOfWeek == DayOfWeek.Saturday, flows.Mean(day) < 0);
        Assert.InRange(flows.Mean(0), -7400, -6800);
    }

    [Fact]
    public void Recent_weeks_are_drawn_more_often()
    {
        var payments = new Payments().Every(7, "2025-01-04", 26, -10, "MARKET").Every(7, "2025-07-05", 27, -50, "MARKET");
        var flows = new PathTable(1, 4000);
        UnscheduledPaths.From(payments.Rows, Payments.Day("2025-01-04"), Payments.Day("2026-01-09"))!.Add(flows, new SeededRandom(3));
        Assert.InRange(flows.Mean(0), -4300, -3700);
    }

    [Fact]
    public void Random_numbers_are_uniform_and_normal()
    {
        var random = new SeededRandom(0);
        var draws = Enumerable.Range(0, 20_000).Select(_ => random.NextDouble()).ToList();
        Assert.InRange(draws.Average(), .49, .51);
        Assert.All(draws, draw => Assert.InRange(draw, 0, .9999999999999999));
        var normal = Enumerable.Range(0, 20_000).Select(_ => random.NextNormal()).ToList();
        Assert.InRange(normal.Average(x => x * x), .95, 1.05);
    }
}
