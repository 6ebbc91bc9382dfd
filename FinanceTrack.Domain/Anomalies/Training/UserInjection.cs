using FinanceTrack.Domain.Anomalies.Facts;

namespace FinanceTrack.Domain.Anomalies.Training;

/// <summary>Makes anomalies of eleven kinds for one user: what is unusual depends on what the user does.</summary>
internal sealed class UserInjection(InjectionPool pool, IReadOnlyList<TransactionFacts> history, int seed)
{
    private const double Rate = 0.03;
    private const int FewestRows = 30;
    private static readonly string[] Foreign = ["ZZA", "ZZB", "ZZC", "ZZD", "ZZE"];
    private readonly Random _random = new(seed);

    /// <summary>The user's history with anomalies in it, in the order of time; the history alone where it is too short to tell what is unusual.</summary>
    public IReadOnlyList<TrainingRow> Inject()
    {
        var rows = history.Select(facts => new TrainingRow(facts, 0)).ToList();
        if (history.Count < FewestRows) return rows;
        var late = history.Skip((int)(0.3 * history.Count)).ToArray();
        var user = new UserHabits(history);
        var budget = Math.Max(1, (int)(Rate * late.Length));
        for (int made = 0, tries = 0; made < budget && tries < 20 * budget; tries++)
        {
            var anomaly = Make(user, late);
            made += anomaly.Count;
            rows.AddRange(anomaly.Select(facts => new TrainingRow(facts, 1)));
        }
        return InTimeOrder(rows);
    }

    private List<TrainingRow> InTimeOrder(List<TrainingRow> rows)
    {
        var ordered = rows
            .OrderBy(row => row.Facts.Time)
            .ThenBy(_ => _random.Next())
            .ToList();
        for (var i = 0; i < ordered.Count; i++) ordered[i] = ordered[i] with { Facts = ordered[i].Facts with { Sequence = i } };
        return ordered;
    }

    private List<TransactionFacts> Make(UserHabits user, TransactionFacts[] late)
    {
        var row = late[_random.Next(late.Length)];
        var timed = row.OccurredAt is not null;
        return _random.Next(11) switch
        {
            0 => [row with { Size = Sized(row.Size * Factor(2.5, 12)) }],
            1 => timed ? SpikesAtNight(user, late, row) : [],
            2 => [AtNewMerchant(user, Moved(row, SomeTime()))],
            3 => [AtNewMerchant(user, Moved(row, _random.NextDouble() < 0.5 ? SomeTime() : Night())) with { Size = Large(user) }],
            4 => Burst(user, row, sameAmount: false),
            5 => Burst(user, row, sameAmount: true),
            6 => pool.HasCategories ? CategoryRun(user, row) : [],
            7 => ProbeThenLarge(user, row),
            8 => _random.NextDouble() < 0.5 || !pool.HasCurrencies ? [] : [AtNewMerchant(user, Moved(row, SomeTime())) with { Currency = CurrencyCode.Of(Foreign[_random.Next(Foreign.Length)]) }],
            9 => Compromise(late, row),
            _ => !timed || _random.NextDouble() < 0.6 ? [] : [Moved(row, Night()) with { Size = Sized(row.Size * Math.Exp(Normal(0.3))) }]
        };
    }

    private List<TransactionFacts> SpikesAtNight(UserHabits user, TransactionFacts[] late, TransactionFacts start)
    {
        var rows = new List<TransactionFacts>();
        for (var count = _random.Next(1, 5); count > 0; count--)
        {
            var other = late[_random.Next(late.Length)];
            var merchant = _random.NextDouble() < 0.4 ? other.MerchantKey : AtNewMerchant(user, other).MerchantKey;
            var night = Moved(start, Night() + TimeSpan.FromDays(_random.Next(2)));
            rows.Add(night with { CategoryKey = other.CategoryKey, MerchantKey = merchant, Currency = other.Currency, Size = Sized(other.Size * Factor(2.5, 12)), IsMoneyOut = other.IsMoneyOut });
        }
        return rows;
    }

    private List<TransactionFacts> Burst(UserHabits user, TransactionFacts row, bool sameAmount)
    {
        var rows = new List<TransactionFacts>();
        var start = SomeTime();
        for (var count = _random.Next(3, 7); count > 0; count--)
        {
            var size = sameAmount ? row.Size
                : _random.NextDouble() < 0.6 ? row.Size * Math.Exp(Normal(0.4))
                : user.Sizes[_random.Next(user.Sizes.Length)];
            rows.Add(Moved(row, start + TimeSpan.FromHours(3 * _random.NextDouble())) with { Size = Sized(size) });
        }
        return rows;
    }

    private List<TransactionFacts> CategoryRun(UserHabits user, TransactionFacts row)
    {
        var first = AtNewMerchant(user, row);
        if (user.ShareOf(first.CategoryKey) > 0.03) return [];
        var rows = new List<TransactionFacts>();
        for (var count = _random.Next(2, 6); count > 0; count--)
        {
            var merchant = _random.NextDouble() < 0.5 ? AtNewMerchant(user, row).MerchantKey : first.MerchantKey;
            rows.Add(Moved(first, SomeTime() + TimeSpan.FromDays(_random.Next(2))) with { MerchantKey = merchant, Size = Sized(first.Size * Math.Exp(Normal(0.4))) });
        }
        return rows;
    }

    private List<TransactionFacts> ProbeThenLarge(UserHabits user, TransactionFacts row)
    {
        var start = SomeTime();
        var probe = AtNewMerchant(user, Moved(row, start)) with { Size = 0.5 + (2.5 * _random.NextDouble()) };
        var later = Moved(row, start + TimeSpan.FromSeconds(60 + (7_140 * _random.NextDouble())));
        return [probe, probe with { BookedOn = later.BookedOn, OccurredAt = later.OccurredAt, Size = Large(user) }];
    }

    private List<TransactionFacts> Compromise(TransactionFacts[] late, TransactionFacts start)
    {
        var factor = Factor(2.5, 7);
        var last = start.BookedOn.DayNumber + 14;
        return [.. late
            .Where(row => row.BookedOn.DayNumber >= start.BookedOn.DayNumber && row.BookedOn.DayNumber < last && _random.NextDouble() < 0.33)
            .Take(8)
            .Select(row => row with { Size = Sized(row.Size * factor) })];
    }

    /// <summary>The row as another user's row at a merchant that this user does not know.</summary>
    private TransactionFacts AtNewMerchant(UserHabits user, TransactionFacts row)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var other = pool.Rows[_random.Next(pool.Rows.Count)];
            if (!user.Knows(other.MerchantKey))
                return row with { CategoryKey = other.CategoryKey, MerchantKey = other.MerchantKey, Size = other.Size, IsMoneyOut = other.IsMoneyOut };
        }
        return row with { MerchantKey = _random.NextInt64(1, long.MaxValue), Size = pool.Rows[_random.Next(pool.Rows.Count)].Size };
    }

    /// <summary>The row at another time of its day; its date only, where it has no time.</summary>
    private static TransactionFacts Moved(TransactionFacts row, TimeSpan sinceMidnight)
    {
        var day = row.BookedOn.AddDays(Math.Min(sinceMidnight.Days, DateOnly.MaxValue.DayNumber - row.BookedOn.DayNumber));
        return row with
        {
            BookedOn = day,
            OccurredAt = row.OccurredAt is null ? null : day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) + (sinceMidnight - TimeSpan.FromDays(sinceMidnight.Days))
        };
    }

    private TimeSpan SomeTime() => pool.Rows[_random.Next(pool.Rows.Count)].OccurredAt?.TimeOfDay ?? TimeSpan.Zero;

    private TimeSpan Night() => TimeSpan.FromHours(_random.NextDouble() < 0.6 ? 6 * _random.NextDouble() : 20 + (4 * _random.NextDouble()));

    private double Large(UserHabits user) => Sized(user.LargeSize * Math.Exp(2 * _random.NextDouble()));

    private double Factor(double low, double high) => Math.Exp(Math.Log(low) + (Math.Log(high / low) * _random.NextDouble()));

    private double Normal(double sigma) =>
        sigma * Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private static double Sized(double size) => Math.Clamp(size, 0.01, 1e12);

    /// <summary>What the injection needs to know of a user to do what is unusual for them.</summary>
    private sealed class UserHabits
    {
        private readonly HashSet<long> _merchants;
        private readonly Dictionary<long, int> _categories;

        public UserHabits(IReadOnlyList<TransactionFacts> history)
        {
            _merchants = [.. history.Select(row => row.MerchantKey)];
            _categories = history.CountBy(row => row.CategoryKey).ToDictionary();
            Sizes = [.. history.Select(row => row.Size)];
            LargeSize = Sizes.Order().ElementAt((int)(0.9 * (Sizes.Length - 1)));
        }

        public double[] Sizes { get; }

        public double LargeSize { get; }

        public bool Knows(long merchant) => _merchants.Contains(merchant);

        public double ShareOf(long category) => _categories.GetValueOrDefault(category) / (double)Sizes.Length;
    }
}
