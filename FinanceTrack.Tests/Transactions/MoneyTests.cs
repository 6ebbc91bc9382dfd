using System.Globalization;
using System.Net;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Transactions;

public sealed class MoneyTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    // ISO 4217's exponents other than 2, written down here a second time.
    private static readonly Dictionary<string, int> Exponents =
        "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".Split(' ').Select(code => (code, 0))
            .Concat("BHD IQD JOD KWD LYD OMR TND".Split(' ').Select(code => (code, 3)))
            .ToDictionary();

    private static readonly long[] MinorUnits = [1, -1, 7, -100, 1001, -99_999_999_999, Money.MaxAmount, -Money.MaxAmount];

    // One for each amount: equal amounts of one merchant, out and in, would be a refund, which does not count as income.
    private static readonly string[] Descriptions = ["Alder", "Beech", "Cedar", "Damson", "Elm", "Fir", "Grape", "Hazel"];

    public static TheoryData<string, string> TooFine =>
        new() { { "JPY", "0.5" }, { "EUR", "0.005" }, { "EUR", "-12.345" }, { "KWD", "1.0001" } };

    [Fact]
    public async Task Amounts_and_sums_are_exact_in_every_currency()
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);
        var codes = Currency.All.Select(currency => currency.Code).ToList();
        var sent = codes.SelectMany(code => MinorUnits.Zip(
            Descriptions, (minor, description) => (Code: code, Amount: Amount(minor, code), Description: description))).ToList();

        var recorded = await user.RecordAllAsync(sent.Select(item => (object)new
        {
            bookedOn = "2026-03-14",
            amount = item.Amount,
            currency = item.Code,
            description = item.Description,
        }));

        Assert.Equal(
            sent.Select(item => $"{Text(item.Amount, item.Code)} {item.Code}"),
            recorded.Select(t => $"{t.GetProperty("amount").GetRawText()} {t.GetProperty("currency").GetString()}"));
        var sums =
            (await user.GetAsync("summaries/2026-03")).Is(HttpStatusCode.OK).Body.GetProperty("currencies").EnumerateArray().ToList();
        Assert.Equal(
            codes.Order(StringComparer.Ordinal).Select(code => string.Join(
                ' ', code, Text(Sum(code, minor => minor > 0), code), Text(Sum(code, minor => minor < 0), code),
                Text(Sum(code, _ => true), code))),
            sums.Select(sum => string.Join(
                ' ', sum.GetProperty("currency"), sum.GetProperty("income").GetRawText(), sum.GetProperty("expense").GetRawText(),
                sum.GetProperty("net").GetRawText())));
    }

    [Theory, MemberData(nameof(TooFine))]
    public async Task An_amount_with_more_digits_than_its_currency_is_refused(string currency, string amount)
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);

        var answer = await user.PostAsync("transactions", new
        {
            bookedOn = "2026-03-14",
            amount = decimal.Parse(amount, CultureInfo.InvariantCulture),
            currency,
            description = "Too fine",
        });

        Assert.Equal(["/amount"], answer.Pointers);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0.00")]
    [InlineData("10000000000.01")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("1234567890123456789012345678901234567890")]
    [InlineData("12.3400000000000000000000000000000000000001")]
    [InlineData("1e400")]
    [InlineData("1e-400")]
    public async Task Zero_and_what_no_account_holds_is_refused(string amount)
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);
        using var content = new StringContent(
            $$"""{"bookedOn": "2026-03-14", "amount": {{amount}}, "currency": "EUR", "description": "Odd"}""", null, "application/json");
        using var response = await user.Http.PostAsync("/api/v1/transactions", content);

        Assert.Equal(["/amount"], (await Answer.ReadAsync(response)).Pointers);
        Assert.Empty(await user.ListAllAsync("transactions"));
    }

    private static decimal Amount(long minor, string code) => new decimal(minor) / (decimal)Math.Pow(10, Digits(code));

    private static decimal Sum(string code, Func<long, bool> counts) => MinorUnits.Where(counts).Sum(minor => Amount(minor, code));

    /// <summary>With all the currency's digits, as the contract writes amounts.</summary>
    private static string Text(decimal amount, string code) =>
        amount.ToString($"F{Digits(code)}", CultureInfo.InvariantCulture);

    private static int Digits(string code) => Exponents.GetValueOrDefault(code, 2);
}
