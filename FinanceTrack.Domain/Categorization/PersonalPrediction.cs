using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Categorization.Rules;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Categorization;

/// <summary>
/// Puts together what the classifier, the user's memory and the user's rules say. Memory of the very merchant goes before a rule
/// when it is the newer of the two, and after it otherwise: the user's latest word counts. Not thread-safe: one belongs to one request.
/// </summary>
internal sealed class PersonalPrediction(CategoryScorer scorer, LedgerKind account, AnswerSpace space)
{
    private const int MaxRunnersUp = 3;
    private const double MinProbabilityShown = .02;

    private readonly PersonalMemory _memory = new(space.Count);
    private readonly Dictionary<long, DateTimeOffset> _answeredAt = [];

    /// <summary>Takes in rows of the user's memory; answers for categories that are no longer open are left out.</summary>
    public void Remember(IEnumerable<MemoryRow> rows)
    {
        foreach (var row in rows)
        {
            if (space.PositionOf(row.CategoryId) is var position and >= 0)
                _memory.Add(row.Term, position, row.Answers);
            if (row.AnsweredAt > _answeredAt.GetValueOrDefault(row.Term))
                _answeredAt[row.Term] = row.AnsweredAt;
        }
    }

    public CategoryAnswer Answer(CategorizationInput input, MemoryTerms terms, RuleSet rules)
    {
        Span<double> p = stackalloc double[space.Count];
        scorer.Score(input.Description, input.Direction, PriorStrength, p);
        var classified = Best(p);
        var answers = _memory.Apply(terms, p);
        var best = Best(p);
        if (rules.Find(input) is { } rule && space.PositionOf(rule.CategoryId) >= 0
            && !(answers > 0 && p[best] >= CategoryAnswer.Floor && _answeredAt[terms.Exact] > rule.UpdatedAt))
        {
            return new CategoryAnswer(rule.CategoryId, CategorySource.Rule, 1, Candidates(p, rule.CategoryId));
        }

        var taken = p[best] >= CategoryAnswer.Floor ? space.CategoryAt(best) : null;
        var source = taken is null ? CategorySource.None
            : answers > 0 || best != classified ? CategorySource.Memory
            : scorer.Model is null ? CategorySource.Lexicon
            : CategorySource.Model;
        return new CategoryAnswer(taken, source, Rounded(p[best]), Candidates(p, taken));
    }

    private float PriorStrength =>
        account == LedgerKind.Business ? CategoryScorer.BusinessPriorStrength : CategoryScorer.HouseholdPriorStrength;

    // More digits would say nothing, and are stored and sent with every transaction.
    private static double Rounded(double confidence) => Math.Round(Math.Min(1, confidence), 4, MidpointRounding.ToZero);

    private static int Best(ReadOnlySpan<double> p) => System.Numerics.Tensors.TensorPrimitives.IndexOfMax(p);

    private List<CategoryCandidate> Candidates(ReadOnlySpan<double> p, Guid? taken)
    {
        var candidates = new List<CategoryCandidate>(MaxRunnersUp + 1);
        for (var i = 0; i < p.Length; i++)
        {
            if (p[i] < MinProbabilityShown || space.CategoryAt(i) is not { } category || category == taken)
                continue;
            var place = candidates.Count;
            while (place > 0 && candidates[place - 1].Confidence < p[i])
                place--;
            candidates.Insert(place, new CategoryCandidate(category, Rounded(p[i])));
            if (candidates.Count > MaxRunnersUp)
                candidates.RemoveAt(MaxRunnersUp);
        }

        return candidates;
    }
}
