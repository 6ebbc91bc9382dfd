namespace FinanceTrack.Domain.Categorization.Memory;

/// <summary>
/// The parameters of one answer: a fixed number of places for terms, so that the SQL text never changes and is prepared once.
/// Places beyond the terms repeat <see cref="MemoryTerms.Everything"/>, which is always among them.
/// </summary>
internal sealed record AnswerParameters(Guid LedgerId, Guid CategoryId, DateTimeOffset Now)
{
    /// <summary>The words, the exact key, and everything.</summary>
    public const int Places = MemoryTerms.MaxWords + 2;

    public long T0 { get; init; }

    public long T1 { get; init; }

    public long T2 { get; init; }

    public long T3 { get; init; }

    public long T4 { get; init; }

    public long T5 { get; init; }

    public long T6 { get; init; }

    public long T7 { get; init; }

    public long T8 { get; init; }

    public long T9 { get; init; }

    public long T10 { get; init; }

    public long T11 { get; init; }

    public long T12 { get; init; }

    public long T13 { get; init; }

    public static AnswerParameters Of(Guid ledgerId, MemoryTerms terms, Guid categoryId, DateTimeOffset now) =>
        new(ledgerId, categoryId, now)
        {
            T0 = MemoryTerms.Everything,
            T1 = terms.Exact,
            T2 = Word(terms, 0),
            T3 = Word(terms, 1),
            T4 = Word(terms, 2),
            T5 = Word(terms, 3),
            T6 = Word(terms, 4),
            T7 = Word(terms, 5),
            T8 = Word(terms, 6),
            T9 = Word(terms, 7),
            T10 = Word(terms, 8),
            T11 = Word(terms, 9),
            T12 = Word(terms, 10),
            T13 = Word(terms, 11),
        };

    private static long Word(MemoryTerms terms, int index) => index < terms.Words.Count ? terms.Words[index] : MemoryTerms.Everything;
}
