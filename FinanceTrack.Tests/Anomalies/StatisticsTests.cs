using CsCheck;
using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;

namespace FinanceTrack.Tests.Anomalies;

public sealed class StatisticsTests
{
    [Fact]
    public void Statistics_learned_row_by_row_equal_those_folded_from_history_bit_for_bit() =>
        Histories.Any.Sample(rows =>
        {
            var fold = new StatisticsFold(ShippedPriors.Instance);
            foreach (var row in rows) fold.Add(in row);

            var stored = new StoredStatistics();
            for (var i = 0; i < rows.Length; i++) stored.Learn(rows[i], rows[..i]);

            Assert.Equal(StatisticsCodec.Encode(fold.User), stored.User);
            foreach (var (key, category) in fold.Categories) Assert.Equal(StatisticsCodec.Encode(category), stored.Categories[key]);
            foreach (var (key, merchant) in fold.Merchants) Assert.Equal(StatisticsCodec.Encode(merchant), stored.Merchants[key]);
        }, iter: 200);

    [Fact]
    public void A_user_with_more_categories_and_currencies_than_are_held_keeps_a_small_row()
    {
        var fold = new StatisticsFold(ShippedPriors.Instance);
        for (var i = 0; i < 3_000; i++)
        {
            fold.Add(Histories.Purchase(
                10, i / 10.0, $"category {i % 400}", $"merchant {i}", new string([(char)('A' + (i % 26)), 'A', (char)('A' + (i % 7))]), i));
        }

        Assert.InRange(StatisticsCodec.Encode(fold.User).Length, 100, 2_048);
        Assert.InRange(StatisticsCodec.Encode(fold.Categories.First().Value).Length, 50, 200);
    }

    [Fact]
    public void A_state_cut_short_or_too_long_is_refused()
    {
        var state = StatisticsCodec.Encode(new UserStatistics());

        Assert.Throws<InvalidDataException>(() => StatisticsCodec.DecodeUser(state[..^1]));
        Assert.Throws<InvalidDataException>(() => StatisticsCodec.DecodeUser([.. state, 0]));
    }

    [Fact]
    public void The_order_of_dates_does_not_matter_to_what_counts_as_recorded_before()
    {
        var fold = new StatisticsFold(ShippedPriors.Instance);
        fold.Add(Histories.Purchase(10, 5, sequence: 1));
        var late = fold.Add(Histories.Purchase(10, 4, sequence: 2));
        var between = fold.Add(Histories.Purchase(10, 4.5, sequence: 3));

        Assert.Equal(0, late.Windows.InDay);
        Assert.Equal(1, between.Windows.InDay);
    }

    [Fact]
    public void Priors_read_back_are_the_ones_written_to_the_last_bit()
    {
        var bytes = PriorsCodec.Encode(ShippedPriors.Instance);

        Assert.Equal(bytes, PriorsCodec.Encode(PriorsCodec.Decode(bytes)));
        Assert.Throws<InvalidDataException>(() => PriorsCodec.Decode(bytes[..100]));
    }

    [Theory]
    [InlineData(-3, 0.0013508099647481923)]
    [InlineData(0, 0.6931471805599453)]
    [InlineData(1.5, 2.7059444008238)]
    [InlineData(1.99999, 3.7831605)]
    [InlineData(2.00001, 3.7832079)]
    [InlineData(6, 20.736768992)]
    [InlineData(40, 804.608442014)]
    public void The_normal_tail_is_right_far_out(double z, double nats) => Assert.Equal(nats, NormalTail.Surprisal(z), 1e-6 * nats);

    [Fact]
    public void A_calibrated_tail_of_history_itself_is_the_share_of_rows_as_high()
    {
        var history = Enumerable.Range(1, 10_000).Select(i => Math.Sqrt(i)).ToArray();
        var calibration = TailCalibration.Fit([.. history]);

        Assert.Equal(-Math.Log(0.1), calibration.Of(Math.Sqrt(9_000)), 0.02);
        Assert.Equal(-Math.Log(0.01), calibration.Of(Math.Sqrt(9_900)), 0.05);
        Assert.True(calibration.Of(200) > calibration.Of(150));
    }

    /// <summary>The three tables, kept as bytes.</summary>
    private sealed class StoredStatistics
    {
        public byte[] User { get; private set; } = StatisticsCodec.Encode(new UserStatistics());

        public Dictionary<long, byte[]> Categories { get; } = [];

        public Dictionary<long, byte[]> Merchants { get; } = [];

        public void Learn(TransactionFacts row, TransactionFacts[] before)
        {
            var statistics = new StatisticsSet(
                StatisticsCodec.DecodeUser(User),
                Categories.TryGetValue(row.CategoryKey, out var category)
                    ? StatisticsCodec.DecodeCategory(category) : new CategoryStatistics(),
                Merchants.TryGetValue(row.MerchantKey, out var merchant)
                    ? StatisticsCodec.DecodeMerchant(merchant) : new MerchantStatistics());
            var seen = Observer.Observe(in row, statistics, before, ShippedPriors.Instance);
            Observer.Learn(in row, statistics, in seen);
            User = StatisticsCodec.Encode(statistics.User);
            Categories[row.CategoryKey] = StatisticsCodec.Encode(statistics.Category);
            Merchants[row.MerchantKey] = StatisticsCodec.Encode(statistics.Merchant);
        }
    }
}
