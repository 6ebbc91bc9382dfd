using CsCheck;
using FinanceTrack.Domain.Forecast;

namespace FinanceTrack.Tests.Forecast;

public sealed class OrderStatisticsTests
{
    [Fact]
    public void At_each_rank_stands_what_sorting_would_put_there() =>
        Gen.Select(Gen.Int[0, 40].Array[1, 400], Gen.Double.Unit.Array[1, 6]).Sample((numbers, shares) =>
        {
            var values = Array.ConvertAll(numbers, number => (double)number);
            int[] ranks = [.. shares.Select(share => (int)(share * (values.Length - 1))).Distinct().Order()];
            double[] sorted = [.. values.Order()];

            OrderStatistics.Select(values, ranks);

            Assert.All(ranks, rank => Assert.Equal(sorted[rank], values[rank]));
            Assert.Equal(sorted, values.Order());
        });

    [Fact]
    public void Quantiles_of_a_day_are_those_of_its_sorted_values()
    {
        double[] shares = [.1, .25, .5, .75, .9];
        var table = new PathTable(1, 997);
        for (var path = 0; path < table.Paths; path++)
            table.Add(0, path, path * 7919 % 997);

        Assert.Equal(Array.ConvertAll(shares, share => PathTable.Quantile(table.Sorted(0), share)), table.Quantiles(0, shares));
    }
}
