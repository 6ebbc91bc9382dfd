using FinanceTrack.Domain.Assistant.Offline.Reading.Learned;
using FinanceTrack.Domain.Categorization.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace FinanceTrack.Benchmarks.Assistant.Training;

/// <summary>
/// Fits the classifier of questions with Microsoft.ML's L-BFGS (multinomial logistic regression). The same phrasings give the same weights.
/// </summary>
internal static class QuestionTrainer
{
    private const int MinPhrasings = 3;
    private const int MinAuthors = 2;
    private const int Threads = 2;
    private const int Iterations = 150;
    private const float L2 = .1f;

    /// <summary>What a complete question behind another counts for whether questions lean: there are many more of them.</summary>
    private const float CompleteWeight = .05f;

    public static QuestionClassifier Train(IReadOnlyList<ReadPhrasing> phrasings)
    {
        var (terms, rarity) = Vocabulary(phrasings);
        var familiar = Familiar(phrasings);
        var (weights, biases) = (new float[terms.Length * QuestionClassifier.Scores], new float[QuestionClassifier.Scores]);
        var untrained = new QuestionClassifier(terms, rarity, weights, biases, familiar, 0);
        var readings = phrasings.CountBy(phrasing => phrasing.Template.Id).ToDictionary();
        var rows = phrasings.Select(phrasing => RowOf(phrasing, untrained.Features(phrasing.Terms), terms.Length, readings)).ToList();
        var schema = SchemaDefinition.Create(typeof(QuestionRow));
        schema[nameof(QuestionRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, terms.Length);
        FitKinds(rows, schema, weights, biases);
        foreach (var (row, phrasing) in rows.Zip(phrasings).Where(pair => pair.Second.Template.Turns.Count == 1))
            row.Weight *= CompleteWeight;
        FitLeaning([.. rows.Where(row => row.IsFollowUp)], schema, weights, biases);
        return new QuestionClassifier(terms, rarity, weights, biases, familiar, Phrasings.Fingerprint());
    }

    private static QuestionRow RowOf(
        ReadPhrasing phrasing, List<(int Term, float Value)> features, int width, Dictionary<string, int> readings) => new()
        {
            Label = (uint)phrasing.Kind,
            Leans = phrasing.Leans ?? false,
            IsFollowUp = phrasing.Leans is not null,
            Weight = 1f / readings[phrasing.Template.Id],
            Features = new VBuffer<float>(
                width, features.Count, [.. features.Select(item => item.Value)], [.. features.Select(item => item.Term)]),
        };

    private static void FitKinds(List<QuestionRow> rows, SchemaDefinition schema, float[] weights, float[] biases)
    {
        var ml = new MLContext(seed: 1);
        var trainer = ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            ExampleWeightColumnName = nameof(QuestionRow.Weight),
            L1Regularization = 0,
            L2Regularization = L2,
            MaximumNumberOfIterations = Iterations,
            NumberOfThreads = Threads,
        });
        using var model = trainer.Fit(ml.Data.LoadFromEnumerable(rows, schema));
        VBuffer<float>[]? byKind = null;
        model.Model.GetWeights(ref byKind, out var kinds);
        for (var kind = 0; kind < kinds; kind++)
        {
            foreach (var (term, weight) in byKind[kind].Items())
                weights[(term * QuestionClassifier.Scores) + kind] = weight;
        }

        model.Model.GetBiases().ToArray().CopyTo(biases, 0);
    }

    private static void FitLeaning(List<QuestionRow> rows, SchemaDefinition schema, float[] weights, float[] biases)
    {
        var ml = new MLContext(seed: 1);
        var trainer = ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = nameof(QuestionRow.Leans),
            ExampleWeightColumnName = nameof(QuestionRow.Weight),
            L1Regularization = 0,
            L2Regularization = L2,
            MaximumNumberOfIterations = Iterations,
            NumberOfThreads = Threads,
        });
        var model = trainer.Fit(ml.Data.LoadFromEnumerable(rows, schema)).Model.SubModel;
        foreach (var (term, weight) in model.Weights.Index())
            weights[(term * QuestionClassifier.Scores) + QuestionClassifier.Kinds] = weight;
        biases[QuestionClassifier.Kinds] = model.Bias;
    }

    /// <summary>The hashes of words that several authors use in questions that can be answered.</summary>
    public static HashSet<ulong> Familiar(IReadOnlyList<ReadPhrasing> phrasings) =>
    [
        .. phrasings.Where(phrasing => phrasing.IsAnswerable)
            .SelectMany(phrasing => phrasing.Tokens.Select(token => (Token: token, phrasing.Template.Id, phrasing.Author)))
            .GroupBy(item => item.Token, StringComparer.Ordinal)
            .Where(word => word.Select(item => item.Id).Distinct().Count() >= MinPhrasings
                && word.Select(item => item.Author).Distinct().Count() >= MinAuthors)
            .Select(word => TermHash.Of(word.Key)),
    ];

    // The terms that several phrasings have, and the inverse document frequency of each. What the lexicon says weighs the same whatever
    // its frequency.
    private static (ulong[] Terms, float[] Rarity) Vocabulary(IReadOnlyList<ReadPhrasing> phrasings)
    {
        var templates = phrasings.Select(phrasing => phrasing.Template.Id).Distinct().Count();
        var known = phrasings
            .SelectMany(phrasing => phrasing.Terms.SelectMany(group => group).Distinct().Select(term => (Term: term, phrasing.Template.Id)))
            .Distinct().CountBy(pair => pair.Term).Where(pair => pair.Value >= MinPhrasings)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        return (
            [.. known.Select(pair => TermHash.Of(pair.Key))],
            [.. known.Select(pair => pair.Key[0] == '=' ? 1 : MathF.Log((1f + templates) / (1 + pair.Value)) + 1)]);
    }
}
