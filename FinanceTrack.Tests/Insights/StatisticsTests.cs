using FinanceTrack.Domain.Insights;

namespace FinanceTrack.Tests.Insights;

public sealed class StatisticsTests
{
    [Fact]
    public void Benjamini_and_Hochberg_keep_the_largest_run_of_small_p_values()
    {
        double[] p = [.01, .02, .03, .9];
        Assert.Equal(Math.Log(.03), FalseDiscovery.MaxLogP(p.Select(x => Math.Log(x)), .05), 9);
        Assert.Equal(double.NegativeInfinity, FalseDiscovery.MaxLogP([Math.Log(.3), Math.Log(.5)], .05));
        Assert.Equal(double.NegativeInfinity, FalseDiscovery.MaxLogP([], .05));
    }

    [Fact]
    public void A_month_like_the_others_is_not_surprising_and_a_far_one_is()
    {
        long[] months = [10_000, 12_000, 9_000, 11_000, 10_500, 9_800];
        Assert.InRange(Math.Exp(MonthSurprise.Of(months, 10_400, 2_000).LogP), .8, 1);
        var far = MonthSurprise.Of(months, 40_000, 2_000);
        Assert.InRange(Math.Exp(far.LogP), 1e-9, .005);
        Assert.InRange(far.Expected, 10_000, 10_600);
        Assert.Equal(-1, Math.Sign(MonthSurprise.Of(months, 1_000, 2_000).Student));
    }
}
