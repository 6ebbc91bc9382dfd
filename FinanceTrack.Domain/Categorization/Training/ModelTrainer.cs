using FinanceTrack.Domain.Categorization.Lexicon;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Categorization.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace FinanceTrack.Domain.Categorization.Training;

/// <summary>
/// Fits the linear model with Microsoft.ML's L-BFGS, whose refits on the same lines are bit-identical (SDCA's are not).
/// L1 is off: at Microsoft.ML's default of 1 the accuracy falls by ten points.
/// </summary>
internal sealed class ModelTrainer(LexiconMatcher lexicon)
{
    /// <summary>Trains on the lines, which are read once; cancelling is seen between iterations over the data.</summary>
    public LinearTextModel Train(
        IReadOnlyList<TrainingLine> lines, TermVocabulary vocabulary, float temperature, TrainingSettings settings,
        CancellationToken cancellation)
    {
        var rows = Featurise(lines, vocabulary, cancellation);
        var width = vocabulary.Count + Taxonomy.Count;
        var ml = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(FeatureRow));
        schema[nameof(FeatureRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        var trainer = ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            ExampleWeightColumnName = nameof(FeatureRow.Weight),
            L1Regularization = 0,
            L2Regularization = settings.L2,
            MaximumNumberOfIterations = settings.Iterations,
            NumberOfThreads = settings.Threads,
            HistorySize = settings.History,
        });
        using var model = trainer.Fit(ml.Data.LoadFromEnumerable(Checked(rows, cancellation), schema));
        return new LinearTextModel(vocabulary, Transpose(model.Model, width), [.. model.Model.GetBiases()], LogPrior(lines), temperature);
    }

    private List<FeatureRow> Featurise(IReadOnlyList<TrainingLine> lines, TermVocabulary vocabulary, CancellationToken cancellation)
    {
        var rows = new List<FeatureRow>(lines.Count);
        var indexes = new int[2 * NgramTerms.Capacity];
        var values = new float[2 * NgramTerms.Capacity];
        foreach (var line in lines)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Extract(line, vocabulary, indexes, values);
            rows.Add(new FeatureRow
            {
                Label = (uint)line.Category,
                Weight = line.Weight,
                Features = new VBuffer<float>(vocabulary.Count + Taxonomy.Count, count, values[..count], indexes[..count]),
            });
        }

        return rows;
    }

    private int Extract(TrainingLine line, TermVocabulary vocabulary, Span<int> indexes, Span<float> values)
    {
        Span<char> buffer = stackalloc char[ScorerText.Capacity];
        Span<Range16> words = stackalloc Range16[ScorerText.MaxWords];
        var text = ScorerText.Read(line.Description, buffer, words);
        var count = vocabulary.Extract(text, indexes, values);
        if (line.HideLexicon)
            return count;
        Span<float> scores = stackalloc float[Taxonomy.Count];
        lexicon.Score(text, scores);
        for (var i = 0; i < scores.Length; i++)
        {
            if (scores[i] == 0)
                continue;
            (indexes[count], values[count]) = (vocabulary.Count + i, LinearTextModel.LexiconScale * scores[i]);
            count++;
        }

        return count;
    }

    private static IEnumerable<FeatureRow> Checked(List<FeatureRow> rows, CancellationToken cancellation)
    {
        foreach (var row in rows)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    private static float[] Transpose(MaximumEntropyModelParameters parameters, int width)
    {
        VBuffer<float>[]? byCategory = null;
        parameters.GetWeights(ref byCategory, out var categories);
        var weights = new float[width * Taxonomy.Count];
        for (var category = 0; category < categories; category++)
        {
            foreach (var (feature, weight) in byCategory[category].Items())
                weights[feature * Taxonomy.Count + category] = weight;
        }

        return weights;
    }

    private static float[] LogPrior(IReadOnlyList<TrainingLine> lines)
    {
        var counts = new double[Taxonomy.Count];
        foreach (var line in lines)
            counts[line.Category] += line.Weight;
        var total = counts.Sum() + Taxonomy.Count;
        return [.. counts.Select(count => (float)Math.Log((count + 1) / total))];
    }
}

/// <summary>How hard to train. Small figures move little: what they cost and bring is in docs/evaluation.md.</summary>
/// <param name="L2">The weight of the squared weights in the loss.</param>
/// <param name="Iterations">The most L-BFGS iterations.</param>
/// <param name="Threads">Fixed, and not the machine's count: sums are taken by thread, and the same data must give the same bits
/// everywhere.</param>
/// <param name="History">How many steps L-BFGS remembers.</param>
internal sealed record TrainingSettings(float L2 = 2, int Iterations = 30, int Threads = 2, int History = 10);
