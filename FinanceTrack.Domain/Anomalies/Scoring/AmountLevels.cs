using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Domain.Anomalies.Scoring;

/// <summary>
/// The hierarchy everyone → category → user → user in category → user at merchant: at each level the mean is a weighted
/// mean of the parent's and the rows' (weights 3, 3, 2 rows), and so is the variance (6, 6, 8 rows). A Student t of the
/// predictive distribution is brought to a normal deviate, so that few rows mean little surprise.
/// </summary>
public static class AmountLevels
{
    private const double UserMeanRows = 3, CategoryMeanRows = 3, MerchantMeanRows = 2;
    private const double UserSpreadRows = 6, CategorySpreadRows = 6, MerchantSpreadRows = 8;
    private const double MaxDegrees = 30;
    private const double Floor = 0.05;

    public static AmountExpectation Expect(
        double value, AmountPrior prior, in AmountState user, in AmountState category, in AmountState merchant, bool split)
    {
        var userSpread = Spread(user, prior.Spread, UserSpreadRows, split);
        var residual = user.Count / (user.Count + UserMeanRows) * user.Mean;
        var userMean = prior.Mean + residual;

        var categorySpread = Spread(category, userSpread, CategorySpreadRows, split);
        var categoryMean = ((CategoryMeanRows * userMean) + (category.Count * category.Mean)) / (CategoryMeanRows + category.Count);

        var merchantSpread = Spread(merchant, categorySpread, MerchantSpreadRows, split);
        var merchantMean = ((MerchantMeanRows * categoryMean) + (merchant.Count * merchant.Mean)) / (MerchantMeanRows + merchant.Count);

        return new AmountExpectation(
            value, prior.Mean,
            new Expected(
                residual, userSpread, Deviate(value - userMean, userSpread, UserMeanRows + user.Count, UserSpreadRows + user.Count)),
            new Expected(categoryMean, categorySpread, Deviate(
                value - categoryMean, categorySpread, CategoryMeanRows + category.Count,
                UserSpreadRows + CategorySpreadRows + category.Count)),
            new Expected(merchantMean, merchantSpread, Deviate(
                value - merchantMean, merchantSpread, MerchantMeanRows + merchant.Count,
                CategorySpreadRows + MerchantSpreadRows + merchant.Count)));
    }

    /// <summary>Money spent in 24 hours: only everyone and the user.</summary>
    public static SpendingExpectation ExpectSpending(double spent, AmountPrior prior, in AmountState user)
    {
        var value = Math.Log(1 + spent);
        var spread = user.Split(prior.Spread, UserSpreadRows);
        var residual = user.Count / (user.Count + UserMeanRows) * user.Mean;
        var deviate = Deviate(value - prior.Mean - residual, spread, UserMeanRows + user.Count, UserSpreadRows + user.Count);
        return new SpendingExpectation(value - prior.Mean, new Expected(residual, spread, deviate));
    }

    public static void Learn(in AmountExpectation seen, ref AmountState user, ref AmountState category, ref AmountState merchant)
    {
        user.Learn(seen.Value - seen.Baseline, seen.User.Mean, seen.User.Spread);
        category.Learn(seen.Value, seen.Category.Mean, seen.Category.Spread);
        merchant.Learn(seen.Value, seen.Merchant.Mean, seen.Merchant.Spread);
    }

    /// <summary>
    /// The value this many sigmas above the value expected for the user in the category, with the doubt about the mean counted in.
    /// </summary>
    public static double UpperBound(in Expected expected, double rows, double sigmas) =>
        expected.Mean + (sigmas * Sigma(expected.Spread.Up, CategoryMeanRows + rows));

    private static double Deviate(double residual, Spread spread, double meanRows, double degrees) =>
        NormalTail.FromStudent(residual / Sigma(residual > 0 ? spread.Up : spread.Down, meanRows), Math.Min(degrees, MaxDegrees));

    private static double Sigma(double variance, double meanRows) => Math.Sqrt((variance * (1 + (1 / meanRows))) + (Floor * Floor));

    private static Spread Spread(in AmountState state, Spread parent, double rows, bool split) =>
        split ? state.Split(parent, rows) : state.Pooled(parent, rows);
}
