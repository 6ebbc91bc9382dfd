using FinanceTrack.Domain.Anomalies.Facts;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>
/// What chance decides of a made-up anomaly. The order of the draws is part of what a seed means: in another order it trains another model.
/// </summary>
internal sealed class InjectionDraws(InjectionPool pool, UserHabits user, Random random)
{
    /// <summary>Whether something happens that does in this share of all cases.</summary>
    public bool Happens(double share) => random.NextDouble() < share;

    public int Count(int fewest, int most) => random.Next(fewest, most + 1);

    public T OneOf<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    public double Between(double low, double high) => low + ((high - low) * random.NextDouble());

    /// <summary>A factor whose logarithm is evenly distributed.</summary>
    public double Factor(double low, double high) => Math.Exp(Math.Log(low) + (Math.Log(high / low) * random.NextDouble()));

    /// <summary>A factor around one whose logarithm is normally distributed (Box and Muller 1958).</summary>
    public double Scatter(double sigma) =>
        Math.Exp(sigma * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));

    /// <summary>An amount that is large for the user: up to e² times one that already is.</summary>
    public double LargeSize() => TransactionFacts.LearnableSize(user.LargeSize * Math.Exp(Between(0, 2)));

    /// <summary>A time of day at which the user does something.</summary>
    public TimeSpan TimeOfDay() => OneOf(pool.Rows).OccurredAt?.TimeOfDay ?? TimeSpan.Zero;

    /// <summary>A time between eight in the evening and six in the morning, mostly after midnight.</summary>
    public TimeSpan TimeOfNight()
    {
        const double AfterMidnight = 0.6;
        return TimeSpan.FromHours(Happens(AfterMidnight) ? Between(0, 6) : Between(20, 24));
    }

    /// <summary>
    /// The row as another user's row at a merchant that this user does not know; at one that no user knows, where such a row is hard to
    /// find.
    /// </summary>
    public TransactionFacts AtNewMerchant(TransactionFacts row)
    {
        const int MaxAttempts = 20;
        for (var tries = 0; tries < MaxAttempts; tries++)
        {
            var other = OneOf(pool.Rows);
            if (!user.Knows(other.MerchantKey))
            {
                return row with
                {
                    CategoryKey = other.CategoryKey,
                    MerchantKey = other.MerchantKey,
                    Size = other.Size,
                    IsMoneyOut = other.IsMoneyOut
                };
            }
        }
        return row with { MerchantKey = random.NextInt64(1, long.MaxValue), Size = OneOf(pool.Rows).Size };
    }
}
