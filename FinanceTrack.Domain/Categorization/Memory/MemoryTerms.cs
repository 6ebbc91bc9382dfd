using FinanceTrack.Domain.Categorization.Text;

namespace FinanceTrack.Domain.Categorization.Memory;

/// <summary>
/// The keys under which a user's answers about a description are remembered: one for the whole merchant key and the
/// direction of the money, and one for each distinct word. Hashes only, so that memory holds no text.
/// </summary>
public sealed class MemoryTerms
{
    /// <summary>The term under which all of a user's answers are counted.</summary>
    public const long Everything = 0;

    /// <summary>The most words of a description that are remembered.</summary>
    public const int MaxWords = 12;

    private MemoryTerms(long exact, long[] words)
    {
        Exact = exact;
        Words = words;
    }

    /// <summary>The key of the merchant and the direction.</summary>
    public long Exact { get; }

    /// <summary>The keys of the distinct words.</summary>
    public IReadOnlyList<long> Words { get; }

    /// <summary>Every term under which an answer is counted; each once.</summary>
    public IEnumerable<long> All => Words.Append(Exact).Append(Everything).Distinct();

    public static MemoryTerms Of(string description, MoneyDirection direction) => Of(MerchantKey.From(description), direction);

    public static MemoryTerms Of(MerchantKey merchant, MoneyDirection direction)
    {
        Span<long> words = stackalloc long[MaxWords];
        var count = 0;
        foreach (var range in merchant.Value.AsSpan().Split(' '))
        {
            var term = unchecked((long)TermHash.Of(merchant.Value.AsSpan(range)));
            if (!merchant.Value.AsSpan(range).IsEmpty && !words[..count].Contains(term))
                words[count++] = term;
            if (count == MaxWords)
                break;
        }

        // The sign keeps a refund from a shop apart from a purchase there; the odd constants keep both apart from the word alone.
        var sign = direction == MoneyDirection.In ? 0x2545F4914F6CDD1D : 0x5851F42D4C957F2D;
        return new MemoryTerms(merchant.Hash ^ sign, words[..count].ToArray());
    }
}
