using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Anomalies.Training;

namespace FinanceTrack.Tests.Anomalies;

public sealed class AnomalyModelTests
{
    private static readonly Lazy<(Priors Priors, AnomalyModel Model)> Trained = new(() => Train(seed: 1));

    [Fact]
    public void The_same_histories_and_seed_give_the_same_model_and_another_seed_another()
    {
        var bytes = AnomalyModelCodec.Encode(Trained.Value.Model.Parts);

        Assert.Equal(bytes, AnomalyModelCodec.Encode(Train(seed: 1).Model.Parts));
        Assert.NotEqual(bytes, AnomalyModelCodec.Encode(Train(seed: 2).Model.Parts));
    }

    [Fact]
    public void A_model_read_back_scores_as_the_one_written()
    {
        var model = Trained.Value.Model;
        var read = new AnomalyModel("read", AnomalyModelCodec.Decode(AnomalyModelCodec.Encode(model.Parts)));
        var random = new Random(3);
        for (var i = 0; i < 200; i++)
        {
            var vector = Vector(random);
            Assert.Equal(model.Combine(in vector).Tail, read.Combine(in vector).Tail);
        }
    }

    [Fact]
    public void A_model_cut_short_damaged_or_foreign_is_refused()
    {
        var bytes = AnomalyModelCodec.Encode(Trained.Value.Model.Parts);

        Assert.Throws<InvalidDataException>(() => AnomalyModelCodec.Decode(bytes[..(bytes.Length / 2)]));
        Assert.Throws<InvalidDataException>(() => AnomalyModelCodec.Decode([.. bytes, 0]));
        Assert.Throws<InvalidDataException>(() => AnomalyModelCodec.Decode("not a model at all"u8.ToArray()));
        bytes[100] ^= 0xFF;
        bytes[5] ^= 0xFF;
        Assert.Throws<InvalidDataException>(() => AnomalyModelCodec.Decode(bytes));
    }

    [Fact]
    public void Boosted_trees_and_hinges_never_fall_when_a_component_rises()
    {
        var parts = Trained.Value.Model.Parts;
        var random = new Random(5);
        for (var i = 0; i < 2_000; i++)
        {
            var lower = Vector(random);
            var higher = lower;
            higher[random.Next(ComponentVector.Count)] += 6 * random.NextDouble();
            Assert.True(parts.Trees.LogOdds(in higher) >= parts.Trees.LogOdds(in lower) - 1e-6);
            Assert.True(parts.Logistic.LogOdds(in higher) >= parts.Logistic.LogOdds(in lower) - 1e-9);
        }
    }

    [Fact]
    public void A_trained_model_puts_injected_anomalies_above_ordinary_rows()
    {
        var (priors, model) = Trained.Value;
        var histories = MadeUpHistories(users: 20, seed: 99);
        var injection = new AnomalyInjection(histories, seed: 7);
        var (ordinary, odd) = (new List<double>(), new List<double>());
        for (var i = 0; i < histories.Count; i++)
        {
            var fold = new StatisticsFold(priors);
            foreach (var row in injection.Into(i))
            {
                var facts = row.Facts;
                var components = fold.Add(in facts).Components;
                (row.Label > 0 ? odd : ordinary).Add(model.Combine(in components).Tail);
            }
        }
        var limit = ordinary.Order().ElementAt((int)(0.95 * ordinary.Count));
        Assert.InRange(odd.Count(tail => tail > limit) / (double)odd.Count, 0.5, 1);
    }

    [Fact]
    public void A_cluster_of_amounts_far_out_lets_the_amount_decide_and_a_heavy_tail_does_not()
    {
        var random = new Random(17);
        double[] Rows(Func<int, double, double> nats) => [.. Enumerable.Range(0, 50_000).Select(i => nats(i, -Math.Log(1 - random.NextDouble())))];

        var clustered = OutlierExcess.Fit(Rows((i, nats) => (nats / 2) + (i % 250 == 0 ? 8 : 0)));
        var heavy = OutlierExcess.Fit(Rows((_, nats) => Math.Pow(nats, 1.2)));

        Assert.InRange(WithExcess(clustered).AmountShare, 0.8, 1);
        Assert.InRange(WithExcess(heavy).AmountShare, 0, 0.2);
    }

    [Fact]
    public void The_contribution_of_the_amount_alone_goes_to_the_view_it_came_from()
    {
        var clustered = new AnomalyModel("clustered", WithExcess(new TailCalibration([0], [0], scale: .5)));
        var components = new ComponentVector { [Component.AmountForUser] = 9, [Component.AmountForCategory] = 6 };

        var contributions = clustered.Combine(in components).Contributions;

        Assert.True(clustered.Parts.AmountShare > .9);
        Assert.True(contributions[Component.AmountForCategory] > 5);
        Assert.True(contributions[Component.AmountForUser] < 2);
    }

    [Fact]
    public void What_held_back_users_confirmed_counts_beside_what_was_made_up()
    {
        var (priors, model) = Trained.Value;
        var histories = MadeUpHistories(users: 20, seed: 99);
        for (var user = 0; user < histories.Count; user++) histories[user][100] = histories[user][100] with { Size = 5_000 };
        List<Answer> found = [.. Enumerable.Range(0, histories.Count).Select(user => new Answer(user, 100, Confirmed: true))];

        int[] from = [.. histories.Select(_ => 0)];
        HeldBack Said(List<Answer> answers) => new(priors, histories, from, answers);

        var untold = Said([]).AveragePrecision(model);

        Assert.True(Said(found).AveragePrecision(model) > untold);
        Assert.True(Said(found.ConvertAll(answer => answer with { Row = 50 })).AveragePrecision(model) < untold);
        Assert.Equal(untold, Said(found[..19]).AveragePrecision(model));
        from = [.. histories.Select(_ => 101)];
        Assert.Equal(Said([]).AveragePrecision(model), Said(found).AveragePrecision(model));
        Assert.NotEqual(untold, Said([]).AveragePrecision(model));
    }

    [Fact]
    public void Priors_have_no_category_that_only_one_user_has()
    {
        var histories = MadeUpHistories(users: 5, seed: 1);
        histories[0].Add(Histories.Purchase(10, 500, "a secret of one", sequence: 10_000));

        var priors = PriorsFit.Fit(1, histories);

        Assert.False(priors.Categories.ContainsKey(StableKey.Of("a secret of one")));
        Assert.True(priors.Categories.ContainsKey(StableKey.Of("category 1")));
        Assert.Equal(1, priors.Hours.Sum(), 1e-9);
    }

    private static AnomalyModelParts WithExcess(TailCalibration excess) => Trained.Value.Model.Parts with { AmountExcess = excess };

    private static (Priors Priors, AnomalyModel Model) Train(int seed)
    {
        var histories = MadeUpHistories(users: 40, seed: 11);
        var priors = PriorsFit.Fit(1, histories);
        return (priors, new AnomalyTrainer(priors, seed).Train("test", histories, [], CancellationToken.None));
    }

    private static List<List<TransactionFacts>> MadeUpHistories(int users, int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(0, users).Select(user => Enumerable.Range(0, 150).Select(row => Histories.Purchase(
            Math.Exp(3 + (0.5 * random.NextDouble())), (row * 0.7) + (0.2 * random.NextDouble()), $"category {random.Next(5)}", $"merchant {random.Next(12) + (user % 3)}", sequence: row)).ToList()).ToList();
    }

    private static ComponentVector Vector(Random random)
    {
        var vector = new ComponentVector();
        for (var i = 0; i < ComponentVector.Count; i++) vector[i] = 8 * random.NextDouble() * random.NextDouble();
        return vector;
    }
}
