using System.Globalization;
using FinanceTrack.Benchmarks.Quality.LinkHouseholds;
using FinanceTrack.Domain.Links.Text;
using FinanceTrack.Domain.Links.Transfers;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace FinanceTrack.Benchmarks.Quality.Transfers;

/// <summary>
/// Fits the weights on generated households, in rounds, so that the features of history come from the matcher's own decisions. Two
/// households in three have half or 85 % of the word list hidden, or the weights would trust the list where it knows nothing.
/// </summary>
internal sealed class TransferFit(IReadOnlyList<LinkHousehold> households)
{
    private const int Rounds = 3;
    private const float L2 = 1;

    private static readonly double[] HiddenShares = [0, .5, .85];

    public TransferWeights Run(TransferWeights start, Action<string> report)
    {
        var weights = start;
        for (var round = 1; round <= Rounds; round++)
        {
            var examples = households.SelectMany((household, index) => Collect(household, index, weights)).ToList();
            weights = Fit(examples);
            report(string.Create(CultureInfo.InvariantCulture,
                $"round {round}: {examples.Count} pairs, {examples.Count(example => example.Label)} of them transfers"));
        }

        return weights;
    }

    public static string Write(TransferWeights weights) => string.Join(
        '\n',
        ["feature\tweight", .. Enum.GetValues<TransferFeature>()
            .Select(feature => string.Create(CultureInfo.InvariantCulture, $"{feature}\t{weights[feature]:0.####}")), ""]);

    /// <summary>
    /// The features of each pair as they were when it was last scored with all statements in, or else when it was first scored.
    /// </summary>
    private static IEnumerable<Example> Collect(LinkHousehold household, int index, TransferWeights weights)
    {
        var hidden = new Random(index);
        var share = HiddenShares[hidden.Next(HiddenShares.Length)];
        var secret = (ulong)hidden.NextInt64();
        var vocabulary =
            share == 0 ? LineVocabulary.Default : LineVocabulary.Default.Without(word => (word ^ secret) % 1000 < share * 1000);
        var simulation = new TransferSimulation(household, new TransferPlan { Weights = weights, Vocabulary = vocabulary });
        var kept = new Dictionary<PairId, float[]>();
        simulation.Matcher.OnScored = (pair, features, settled) =>
        {
            if (settled || !kept.ContainsKey(pair.Id))
                kept[pair.Id] = [.. features.Select(value => (float)value)];
        };
        simulation.Run();
        var transfers = household.Rows.ToDictionary(row => row.Row.Id, row => row.Transfer);
        return kept.Select(pair => new Example
        {
            Features = pair.Value,
            Label = transfers[pair.Key.Outgoing] is { } transfer && transfer == transfers[pair.Key.Incoming],
        });
    }

    private static TransferWeights Fit(List<Example> examples)
    {
        var ml = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, TransferFeatures.Count);
        var trainer = ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            L1Regularization = 0,
            L2Regularization = L2,
            NumberOfThreads = 1,
            MaximumNumberOfIterations = 500,
            OptimizationTolerance = 1e-7f,
            HistorySize = 30,
        });
        var model = trainer.Fit(ml.Data.LoadFromEnumerable(examples, schema)).Model.SubModel;
        var weights = model.Weights.Select(weight => (double)weight).ToArray();
        weights[(int)TransferFeature.Bias] += model.Bias;
        return new TransferWeights(weights);
    }

    private sealed class Example
    {
        public float[] Features { get; set; } = [];

        public bool Label { get; set; }
    }
}
