using System.Numerics.Tensors;
using FinanceTrack.Domain.Categorization.Text;

namespace FinanceTrack.Domain.Categorization.Model;

/// <summary>
/// A trained multinomial logistic regression over the terms of a description and its lexicon scores. Training is
/// Microsoft.ML's; scoring is the dot product written out, because that is immutable, thread-safe and allocates nothing,
/// where a <c>PredictionEngine</c> must be pooled. See docs/models.md for what each costs.
/// </summary>
internal sealed class LinearTextModel
{
    /// <summary>Lexicon scores go into the model at half their size, the scale at which the regularisation suits both.</summary>
    public const float LexiconScale = .5f;

    private readonly float[] _weights;
    private readonly float[] _biases;

    /// <param name="vocabulary">The terms.</param>
    /// <param name="weights">One row of <see cref="Taxonomy.Count"/> for each term, then one for each lexicon score.</param>
    /// <param name="biases">One for each category.</param>
    /// <param name="logPrior">The log share of each category in the training lines.</param>
    /// <param name="temperature">What scores are divided by so that confidences come true.</param>
    public LinearTextModel(TermVocabulary vocabulary, float[] weights, float[] biases, float[] logPrior, float temperature)
    {
        if (weights.Length != (vocabulary.Count + Taxonomy.Count) * Taxonomy.Count || biases.Length != Taxonomy.Count
            || logPrior.Length != Taxonomy.Count)
        {
            throw new ArgumentException("The weights do not fit the vocabulary and the taxonomy.", nameof(weights));
        }

        Vocabulary = vocabulary;
        _weights = weights;
        _biases = biases;
        LogPrior = logPrior;
        Temperature = temperature;
    }

    public TermVocabulary Vocabulary { get; }

    public float[] LogPrior { get; }

    public float Temperature { get; }

    public ReadOnlySpan<float> Weights => _weights;

    public ReadOnlySpan<float> Biases => _biases;

    /// <summary>Writes the log probability of each category, up to a constant.</summary>
    public void Score(in ScorerText text, ReadOnlySpan<float> lexiconScores, Span<float> scores)
    {
        Span<int> indexes = stackalloc int[2 * NgramTerms.Capacity];
        Span<float> values = stackalloc float[2 * NgramTerms.Capacity];
        var count = Vocabulary.Extract(text, indexes, values);
        _biases.CopyTo(scores);
        scores = scores[..Taxonomy.Count];
        for (var i = 0; i < count; i++)
            TensorPrimitives.MultiplyAdd(Row(indexes[i]), values[i], scores, scores);
        for (var i = 0; i < Taxonomy.Count; i++)
        {
            if (lexiconScores[i] != 0)
                TensorPrimitives.MultiplyAdd(Row(Vocabulary.Count + i), LexiconScale * lexiconScores[i], scores, scores);
        }
    }

    /// <summary>The same model with other confidences.</summary>
    public LinearTextModel WithTemperature(float temperature) => new(Vocabulary, _weights, _biases, LogPrior, temperature);

    private ReadOnlySpan<float> Row(int feature) => _weights.AsSpan(feature * Taxonomy.Count, Taxonomy.Count);
}
