namespace FinanceTrack.Domain.Anomalies.Facts;

/// <summary>
/// An ISO 4217 code packed into 24 bits, so that statistics hold and compare it without text. The default value means "not known".
/// </summary>
public readonly record struct CurrencyCode(int Packed)
{
    /// <summary>Packs up to three characters; letters count without case, anything past the third is left out.</summary>
    public static CurrencyCode Of(ReadOnlySpan<char> code)
    {
        var packed = 0;
        for (var i = 0; i < Math.Min(3, code.Length); i++)
            packed = (packed << 8) | (char.ToUpperInvariant(code[i]) & 0xFF);
        return new CurrencyCode(packed);
    }

    public override string ToString()
    {
        Span<char> letters = [(char)((Packed >> 16) & 0xFF), (char)((Packed >> 8) & 0xFF), (char)(Packed & 0xFF)];
        return new string(letters.TrimStart('\0'));
    }
}
