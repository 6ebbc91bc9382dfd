namespace FinanceTrack.Domain.Folding;

/// <summary>What folding knows of single characters.</summary>
internal static class Letters
{
    /// <summary>
    /// Whether a character is never seen by itself: joiners, direction marks, soft hyphens, selectors of variants (Unicode's
    /// Default_Ignorable_Code_Point, in DerivedCoreProperties.txt).
    /// </summary>
    public static bool IsIgnorable(int codePoint) => codePoint switch
    {
        < 0xAD => false,
        0xAD or 0x34F or 0x61C or 0x3164 or 0xFEFF or 0xFFA0 => true,
        < 0x115F => false,
        <= 0x1160 => true,
        >= 0x17B4 and <= 0x17B5 => true,
        >= 0x180B and <= 0x180F => true,
        >= 0x200B and <= 0x200F => true,
        >= 0x202A and <= 0x202E => true,
        >= 0x2060 and <= 0x206F => true,
        >= 0xFE00 and <= 0xFE0F => true,
        >= 0xFFF0 and <= 0xFFF8 => true,
        >= 0x1BCA0 and <= 0x1BCA3 => true,
        >= 0x1D173 and <= 0x1D17A => true,
        >= 0xE0000 and <= 0xE0FFF => true,
        _ => false,
    };

    /// <summary>
    /// The plain letters of a lower-case one whose stroke, hook or ligature Unicode does not take apart, as people write it without;
    /// null of every other.
    /// </summary>
    public static string? PlainOf(int codePoint) => codePoint switch
    {
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ŋ' => "ng",
        'ⱥ' => "a",
        'ƀ' or 'ɓ' => "b",
        'ȼ' or 'ƈ' => "c",
        'đ' or 'ð' or 'ɖ' or 'ɗ' => "d",
        'ɇ' or 'ɛ' or 'ə' or 'ǝ' => "e",
        'ƒ' => "f",
        'ǥ' or 'ɠ' => "g",
        'ħ' => "h",
        'ı' or 'ɨ' => "i",
        'ȷ' or 'ɉ' => "j",
        'ƙ' or 'ĸ' => "k",
        'ł' or 'ƚ' or 'ɫ' => "l",
        'ɲ' or 'ƞ' => "n",
        'ø' or 'ɔ' or 'ɵ' => "o",
        'ƥ' => "p",
        'ɍ' => "r",
        'ŧ' or 'ⱦ' or 'ƭ' => "t",
        'ʉ' or 'ʋ' => "u",
        'ƴ' or 'ɏ' => "y",
        'ƶ' or 'ȥ' => "z",
        _ => null,
    };
}
