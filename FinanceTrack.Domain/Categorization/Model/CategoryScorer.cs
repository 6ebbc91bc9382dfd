using FinanceTrack.Domain.Categorization.Lexicon;
using FinanceTrack.Domain.Categorization.Text;

namespace FinanceTrack.Domain.Categorization.Model;

/// <summary>
/// The probability of each taxonomy name for a description, before anything personal:
/// <c>softmax((log p_model + .25·lexicon + τ·(log household prior − log training prior) + direction) / temperature)</c>.
/// Without a model the lexicon and the prior answer alone. Immutable and thread-safe; allocates nothing.
/// </summary>
public sealed class CategoryScorer
{
    private readonly LexiconMatcher _lexicon;

    /// <summary>τ for a household's account.</summary>
    public const float HouseholdPriorStrength = .5f;

    /// <summary>τ for a business account: as the training lines, every category equally likely.</summary>
    public const float BusinessPriorStrength = 0;

    private const float LexiconBonus = .25f, LexiconAloneScale = 1.1f;
    private const float IncomeWhenIn = 1.5f, TransferWhenIn = .7f, OthersWhenIn = -1, IncomeWhenOut = -3;

    internal CategoryScorer(LexiconMatcher lexicon, LinearTextModel? model) => (_lexicon, Model) = (lexicon, model);

    /// <summary>Answers until there is a trained model.</summary>
    internal static CategoryScorer LexiconOnly { get; } = new(LexiconMatcher.Default, null);

    internal LinearTextModel? Model { get; }

    /// <summary>Writes the distribution to <paramref name="p"/> (<see cref="Taxonomy.Count"/> wide).</summary>
    public void Score(ReadOnlySpan<char> description, MoneyDirection direction, float priorStrength, Span<double> p)
    {
        Span<char> buffer = stackalloc char[ScorerText.Capacity];
        Span<Range16> words = stackalloc Range16[ScorerText.MaxWords];
        var text = ScorerText.Read(description, buffer, words);
        Span<float> lexiconScores = stackalloc float[Taxonomy.Count];
        _lexicon.Score(text, lexiconScores);
        Span<float> scores = stackalloc float[Taxonomy.Count];
        Model?.Score(text, lexiconScores, scores);
        for (var i = 0; i < Taxonomy.Count; i++)
        {
            scores[i] += lexiconScores[i] * (Model is null ? LexiconAloneScale : LexiconBonus)
                + priorStrength * (float)(Math.Log(HouseholdPrior.Values[i]) - (Model?.LogPrior[i] ?? 0))
                + Lean(direction, i);
        }

        Softmax(scores, Model?.Temperature ?? 1, p);
    }

    private static float Lean(MoneyDirection direction, int category) => direction switch
    {
        MoneyDirection.In => category == Taxonomy.Income ? IncomeWhenIn : category == Taxonomy.Transfer ? TransferWhenIn : OthersWhenIn,
        MoneyDirection.Out when category == Taxonomy.Income => IncomeWhenOut,
        _ => 0,
    };

    private static void Softmax(ReadOnlySpan<float> scores, float temperature, Span<double> p)
    {
        var max = System.Numerics.Tensors.TensorPrimitives.Max(scores);
        var sum = 0d;
        for (var i = 0; i < scores.Length; i++)
            sum += p[i] = Math.Exp((scores[i] - max) / temperature);
        for (var i = 0; i < scores.Length; i++)
            p[i] /= sum;
    }
}
