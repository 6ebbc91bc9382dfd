namespace FinanceTrack.Domain.Categorization.Text;

/// <summary>
/// The merchant behind a bank line, as far as the line says: its words without the bank's prefixes, payment processors,
/// dates, references, store numbers and regions ("POS PURCHASE 03/12 SQ *JOES COFFEE #12 CA" is "joes coffee"). Two lines of
/// the same merchant share it. Empty only for a description without a letter or digit.
/// </summary>
public readonly record struct MerchantKey
{
    private MerchantKey(string value) => Value = value;

    /// <summary>The words, one space apart; folded to lower case without accents.</summary>
    public string Value { get; }

    /// <summary>A stable 64-bit key, for tables that need not hold the text; 0 when empty.</summary>
    public long Hash => string.IsNullOrEmpty(Value) ? 0 : unchecked((long)TermHash.Of(Value));

    /// <summary>Reads the merchant from a description: some microseconds, one string.</summary>
    public static MerchantKey From(string description) => new(MerchantNormalizer.Normalize(description));

    public override string ToString() => Value;
}
