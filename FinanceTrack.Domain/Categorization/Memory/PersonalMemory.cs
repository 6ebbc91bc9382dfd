namespace FinanceTrack.Domain.Categorization.Memory;

/// <summary>
/// What a user has answered so far, as counts of categories by term, and how it bends a prediction. Holds either all of a
/// user's counts or just those that one description needs. Not thread-safe: one belongs to one request.
/// </summary>
internal sealed class PersonalMemory(int categories)
{
    private const double PriorLines = 30, WordSmoothing = .5, ExactSmoothing = .3, OwnCategoryShare = .01,
        TrustedLines = 30, WordRedundancy = .3;

    private readonly Dictionary<long, Dictionary<int, double>> _counts = [];

    /// <summary>
    /// Counts answers: at position <paramref name="category"/> of the prediction, for a term of <see cref="MemoryTerms"/>.
    /// </summary>
    public void Add(long term, int category, double count)
    {
        if (!_counts.TryGetValue(term, out var byCategory))
            _counts[term] = byCategory = new Dictionary<int, double>(1);
        byCategory[category] = byCategory.GetValueOrDefault(category) + count;
    }

    /// <summary>Counts one answer under all the terms of its description.</summary>
    public void Learn(MemoryTerms terms, int category)
    {
        Add(MemoryTerms.Everything, category, 1);
        Add(terms.Exact, category, 1);
        foreach (var word in terms.Words)
            Add(word, category, 1);
    }

    /// <summary>
    /// Bends <paramref name="p"/>, a distribution over the taxonomy and then the user's own categories, by the user's past
    /// answers. First the words: <c>p ← p·exp(L/n^.3·(1 − max p·30/(30 + A)))</c>, with <c>L = Σ log((c_w + .5q)/(n_w + .5)/q)</c>
    /// over the n known words, q the user's share of each category smoothed by 30 lines of the household prior, and A all
    /// answers: the more a user has answered, the less a sure model holds against it. Then the exact key:
    /// <c>p ← (c + .3p)/(N + .3)</c>. Returns the answers N that were given for the exact key.
    /// </summary>
    public double Apply(MemoryTerms terms, Span<double> p)
    {
        if (!_counts.TryGetValue(MemoryTerms.Everything, out var all))
            return 0;
        Span<double> shares = stackalloc double[categories];
        Shares(all, shares);
        StartOwnCategories(shares, p);
        ApplyWords(terms, shares, TrustedLines / (TrustedLines + all.Values.Sum()), p);
        return ApplyExact(terms, p);
    }

    private static void Shares(Dictionary<int, double> all, Span<double> shares)
    {
        var own = Math.Min(.5, OwnCategoryShare * (shares.Length - Taxonomy.Count));
        var total = all.Values.Sum();
        for (var i = 0; i < shares.Length; i++)
        {
            var prior = i < Taxonomy.Count ? HouseholdPrior.Values[i] * (1 - own) : own / (shares.Length - Taxonomy.Count);
            shares[i] = (all.GetValueOrDefault(i) + PriorLines * prior) / (total + PriorLines);
        }
    }

    /// <summary>The model knows only the taxonomy; a category of the user's own starts from its share of the user's answers.</summary>
    private static void StartOwnCategories(ReadOnlySpan<double> shares, Span<double> p)
    {
        var own = 0d;
        for (var i = Taxonomy.Count; i < p.Length; i++)
            own += p[i] = shares[i];
        for (var i = 0; i < Taxonomy.Count; i++)
            p[i] *= 1 - own;
    }

    private void ApplyWords(MemoryTerms terms, ReadOnlySpan<double> shares, double trust, Span<double> p)
    {
        Span<double> evidence = stackalloc double[p.Length];
        evidence.Clear();
        var known = 0;
        foreach (var word in terms.Words)
        {
            if (!_counts.TryGetValue(word, out var counts))
                continue;
            known++;
            var total = counts.Values.Sum() + WordSmoothing;
            for (var i = 0; i < p.Length; i++)
                evidence[i] += Math.Log((counts.GetValueOrDefault(i) + WordSmoothing * shares[i]) / total / shares[i]);
        }

        if (known == 0)
            return;
        var doubt = (1 - trust * Max(p)) / Math.Pow(known, WordRedundancy);
        var sum = 0d;
        for (var i = 0; i < p.Length; i++)
            sum += p[i] *= Math.Exp(evidence[i] * doubt);
        for (var i = 0; i < p.Length; i++)
            p[i] /= sum;
    }

    private double ApplyExact(MemoryTerms terms, Span<double> p)
    {
        if (!_counts.TryGetValue(terms.Exact, out var counts))
            return 0;
        var total = counts.Values.Sum();
        for (var i = 0; i < p.Length; i++)
            p[i] = (counts.GetValueOrDefault(i) + ExactSmoothing * p[i]) / (total + ExactSmoothing);
        return total;
    }

    private static double Max(ReadOnlySpan<double> values) => System.Numerics.Tensors.TensorPrimitives.Max(values);
}
