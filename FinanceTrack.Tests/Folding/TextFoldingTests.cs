using System.Text;
using FinanceTrack.Domain.Categorization.Text;
using FinanceTrack.Domain.Folding;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Tests.Folding;

public sealed class TextFoldingTests
{
    private static readonly string[] EveryCharacter =
        [.. Enumerable.Range(0, 0x110000).Where(Rune.IsValid).Select(value => new Rune(value).ToString())];

    [Theory]
    [InlineData("Αθήνας", "ΑΘΗΝΑΣ")]
    [InlineData("straße", "STRASSE")]
    [InlineData("STRAẞE", "strasse")]
    [InlineData("Café", "CAFE\u0301")]
    [InlineData("Café", "cafe")]
    [InlineData("Łódź", "lodz")]
    [InlineData("København", "KOBENHAVN")]
    [InlineData("Đakovo", "dakovo")]
    [InlineData("Kadıköy", "KADIKOY")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("Ħamrun", "hamrun")]
    [InlineData("Ærø", "aero")]
    [InlineData("ｃｏｆｆｅｅ　１２", "coffee 12")]
    [InlineData("ｶﾌｪ", "カフェ")]
    [InlineData("ﬁre", "FIRE")]
    [InlineData("co\u00adffee\u200b", "coffee")]
    [InlineData("\ufeffcof\u2060fee", "COFFEE")]
    [InlineData("ΐ", "ΐ")]
    [InlineData("ꭰ", "Ꭰ")]
    [InlineData("𐐀", "𐐨")]
    public void Search_and_rules_find_a_text_in_another_spelling(string one, string other)
    {
        Assert.Equal(TextFolding.ForSearch(one), TextFolding.ForSearch(other));
        Assert.Equal(SearchText.Of(one, null), SearchText.Of(other, null));
        Assert.Equal(MerchantKey.From(one), MerchantKey.From(other));
    }

    [Theory]
    [InlineData("Café", "Cafe\u0301", true)]
    [InlineData("Café", "CAFÉ", true)]
    [InlineData("Café", "Cafe", false)]
    [InlineData("Straße", "STRASSE", true)]
    [InlineData("Αθήνας", "ΑΘΉΝΑΣ", true)]
    [InlineData("Home", "Ho\u200bme", true)]
    [InlineData("Home", "Ｈｏｍｅ", true)]
    [InlineData("Personal care", "Personal\u00a0 care", true)]
    [InlineData("Łódź", "Lódź", false)]
    [InlineData("1", "①", true)]
    public void Names_are_the_same_whatever_their_case_width_and_form(string one, string other, bool isSame) =>
        Assert.Equal(isSame, TextFolding.ForName(one) == TextFolding.ForName(other));

    [Theory]
    [InlineData("bank-é", "bank-e\u0301", true)]
    [InlineData("bank-1", "bank-１", true)]
    [InlineData("bank-1", "bank\u200d-1", true)]
    [InlineData("bank-a", "bank-A", false)]
    [InlineData("bank-é", "bank-e", false)]
    [InlineData("bank-ß", "bank-ss", false)]
    public void Ids_are_the_same_in_every_form_of_Unicode_and_differ_by_case(string one, string other, bool isSame) =>
        Assert.Equal(isSame, TextFolding.ForId(one) == TextFolding.ForId(other));

    [Fact]
    public void Every_character_of_Unicode_folds_once_and_for_all()
    {
        foreach (var text in EveryCharacter.Chunk(100).Select(part => string.Concat(part)))
        {
            Assert.Equal(TextFolding.ForSearch(text), TextFolding.ForSearch(TextFolding.ForSearch(text)));
            Assert.Equal(TextFolding.ForName(text), TextFolding.ForName(TextFolding.ForName(text)));
            Assert.Equal(TextFolding.ForId(text), TextFolding.ForId(TextFolding.ForId(text)));
        }
    }

    [Fact]
    public void Upper_and_lower_case_of_every_character_fold_alike()
    {
        var different = EveryCharacter.Where(text =>
            TextFolding.ForName(text) != TextFolding.ForName(text.ToUpperInvariant())
            || TextFolding.ForName(text) != TextFolding.ForName(text.ToLowerInvariant()));

        Assert.Empty(different);
    }

    [Fact]
    public void A_half_of_a_surrogate_pair_does_not_stop_folding() =>
        Assert.Equal("a\ufffdb", TextFolding.ForSearch("A\ud83dB"));

    [Fact]
    public void A_folded_form_that_is_too_long_is_cut_and_stays_distinct()
    {
        var (one, other) = (TextFolding.Fit(new string('x', 99) + "1", 60), TextFolding.Fit(new string('x', 99) + "2", 60));

        Assert.Equal((60, 60), (one.Length, other.Length));
        Assert.NotEqual(one, other);
        Assert.Equal("short", TextFolding.Fit("short", 60));
    }
}
