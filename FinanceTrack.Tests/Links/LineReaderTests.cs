using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Tests.Links;

public sealed class LineReaderTests
{
    private static readonly LineReader Reader = new(LineVocabulary.Default);

    [Theory]
    [InlineData("Transfer to DE34287284422365150123", "34287284422365150123", true)]
    [InlineData("Transfer to DE34 2872 8442 2365 1501 23", "34287284422365150123", true)]
    [InlineData("Payment XXXX1234", "1234", false)]
    [InlineData("CARD 416598XXXXXX1234", "1234", false)]
    [InlineData("Top-up 123", null, false)]
    public void Numbers_of_accounts_are_read_as_banks_print_them(string line, string? number, bool isIban)
    {
        var text = Reader.Read(line);

        Assert.Equal(number, text.Numbers.FirstOrDefault());
        Assert.Equal(isIban, text.HasIban);
    }

    [Theory]
    [InlineData("AMAZON*2X4TT9AB", "2x4tt9ab")]
    [InlineData("PAYPAL *SPOTIFY", null)]
    [InlineData("VIR REF79563205", null)]
    public void An_order_number_stands_after_a_star_and_has_a_digit(string line, string? code) =>
        Assert.Equal(code, Reader.Read(line).OrderCodes.FirstOrDefault());

    [Fact]
    public void Lines_of_two_months_share_their_key() =>
        Assert.Equal(Reader.Read("Dauerauftrag Miete 03/2025 REF123456").Key, Reader.Read("DAUERAUFTRAG MIETE 04/2025 REF998877").Key);

    [Theory]
    [InlineData("Überweisung", WordKinds.Transfer)]
    [InlineData("RETRAIT DAB", WordKinds.Cash)]
    [InlineData("Spłata karty", WordKinds.Card)]
    [InlineData("Återbetalning", WordKinds.Refund)]
    [InlineData("HYRA", WordKinds.Rent)]
    public void Words_of_many_languages_say_what_a_line_is(string line, object kind) => Assert.True(Reader.Read(line).Has((WordKinds)kind));
}
