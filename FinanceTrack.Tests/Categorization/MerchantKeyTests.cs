using CsCheck;
using FinanceTrack.Domain.Categorization.Text;

namespace FinanceTrack.Tests.Categorization;

public sealed class MerchantKeyTests
{
    [Theory]
    [InlineData("POS PURCHASE 03/12 SQ *JOE'S COFFEE #12 CA", "joes coffee")]
    [InlineData("CHECKCARD 0612 STARBUCKS STORE1234 SEATTLE WA", "starbucks store seattle")]
    [InlineData("PAYPAL *SPOTIFY 402-935-7733", "spotify")]
    [InlineData("Kartenzahlung REWE 12.03.2024", "rewe")]
    [InlineData("Café Müller", "cafe muller")]
    [InlineData("7ELEVEN 1002", "7eleven")]
    [InlineData("VISA", "visa")]
    public void A_line_is_reduced_to_its_merchant(string line, string merchant) => Assert.Equal(merchant, MerchantKey.From(line).Value);

    [Fact]
    public void Two_purchases_at_one_merchant_share_a_key() =>
        Assert.Equal(MerchantKey.From("POS PURCHASE UBER TRIP 12/03 #4411").Hash, MerchantKey.From("UBER TRIP 14/03 #98").Hash);

    [Fact]
    public void A_line_of_numbers_only_keeps_them() => Assert.Equal("123456", MerchantKey.From("123456").Value);

    [Fact]
    public void A_line_without_a_letter_or_digit_has_no_key() => Assert.Equal(0, MerchantKey.From(" - ").Hash);

    /// <summary>The hash is stored in users' memory: another value for the same text would make every user's memory useless.</summary>
    [Fact]
    public void The_hash_of_a_merchant_never_changes() => Assert.Equal(-1_227_297_260_158_520_706, MerchantKey.From("joes coffee").Hash);

    [Fact]
    public void Any_text_has_a_key_and_the_key_of_a_key_is_itself() =>
        Gen.String[0, 400].Sample(text =>
        {
            var key = MerchantKey.From(text);
            return key.Value.Length <= ScorerText.Capacity && MerchantKey.From(text) == key;
        });
}
