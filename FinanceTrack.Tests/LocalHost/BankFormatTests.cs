using FinanceTrack.LocalHost;
using FinanceTrack.LocalHost.Enqueue;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>The format of a bank's file is decided once, from all rows, or the file is refused: an amount is never guessed.</summary>
public sealed class BankFormatTests
{
    [Theory]
    [InlineData("EUR", "-1.250|-3,20", "-1250|-3.20")]
    [InlineData("EUR", "-1,250|-3.20", "-1250|-3.20")]
    [InlineData("EUR", "-1.250", "-1250")]
    [InlineData("EUR", "-1.250,00|-1 250,00", "-1250|-1250")]
    [InlineData("CHF", "-1'250.50|-1’250.05", "-1250.50|-1250.05")]
    [InlineData("INR", "-12,34,567.00", "-1234567")]
    [InlineData("TND", "-0,750", "-0.750")]
    [InlineData("TND", "-1.250,750|-3", "-1250.750|-3")]
    [InlineData("TND", "-1,250|-0,750", "-1.250|-0.750")]
    [InlineData("JPY", "-1.250|-3", "-1250|-3")]
    [InlineData("JPY", "-1250.00", "-1250")]
    [InlineData("USD", "$2000.00|-$900.00", "2000|-900")]
    [InlineData("USD", "$2,000.00|($900.00)|$-1.00", "2000|-900|-1")]
    [InlineData("EUR", "2000,00 €|900,00- €|−1,00 EUR", "2000|-900|-1")]
    [InlineData("EUR", "-12.3400|-.5", "-12.34|-0.5")]
    [InlineData("EUR", "+5.00|+6.00|-1.00", "5|6|-1")]
    public void All_amounts_of_a_file_are_read_in_the_one_format_that_fits(string currency, string amounts, string expected)
    {
        var lines = BankText.ReadAmounts(new BankReading(currency), amounts.Split('|'));

        Assert.Empty(lines.Refused);
        Assert.Equal(expected.Split('|').Select(amount => (decimal?)decimal.Parse(amount, null)), lines.Amounts());
    }

    [Theory]
    [InlineData("TND", "-1,250|-3", "-1250 TND with a decimal point and -1.250 TND with a decimal comma", "--decimal")]
    [InlineData("EUR", "-1.250|-1,250", "-1.250 EUR with a decimal point and -1250 EUR with a decimal comma", "--decimal")]
    [InlineData("EUR", "-3.20|-3,20", "line 2 has a decimal point ('-3.20'), line 3 a decimal comma ('-3,20')", "--decimal")]
    [InlineData("EUR", "3.20|5.00", "3.20 EUR on line 2 is money in", "--positive")]
    [InlineData("EUR", "3.20|5.00|-1.00", "3.20 EUR on line 2 is money in", "--positive")]
    public void A_file_whose_rows_do_not_decide_is_refused_with_both_readings(
        string currency, string amounts, string readings, string option)
    {
        var refused = Assert.Throws<StartFailure>(() => BankText.ReadAmounts(new BankReading(currency), amounts.Split('|')));

        Assert.Contains(readings, refused.Message, StringComparison.Ordinal);
        Assert.Contains(option, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_user_says_decides_and_rows_that_contradict_it_are_refused()
    {
        var reading = new BankReading("TND", Decimal: DecimalSign.Comma, Positive: PositiveAmount.Out);

        Assert.Equal([-1.250m, 3m, null], BankText.ReadAmounts(reading, "1,250", "-3", "1,250.5").Amounts());
    }

    [Theory]
    [InlineData("fr-TN", "TND", -1.250)]
    [InlineData("en-US", "TND", null)]
    [InlineData("fr", "TND", null)]
    public void A_locale_decides_for_files_in_its_countrys_currency_only(string locale, string currency, double? expected)
    {
        var reading = new BankReading(currency, LocaleHint.Of(locale, currency));

        if (expected is null)
        {
            Assert.Throws<StartFailure>(() => BankText.ReadAmounts(reading, "-1,250"));
        }
        else
        {
            Assert.Equal([(decimal?)expected], BankText.ReadAmounts(reading, "-1,250").Amounts());
        }
    }

    [Theory]
    [InlineData("EUR", "-1.250|-3.20", 2, "can be -1.250 EUR or -1250 EUR")]
    [InlineData("EUR", "-3.20|-1.255", 3, "can be -1.255 EUR or -1255 EUR")]
    [InlineData("EUR", "-3.20|-1.2555", 3, "at most 2 digits")]
    [InlineData("EUR", "-3.20|$-1.00", 3, "'$'")]
    [InlineData("EUR", "-3.20|-12 5", 3, "not a number")]
    [InlineData("EUR", "-3.20|5.00 DR", 3, "'DR'")]
    [InlineData("EUR", "-3.20|0.00", 3, "must not be zero")]
    [InlineData("EUR", "-3.20|(-1.00)", 3, "not a number")]
    [InlineData("EUR", "-3.20|", 3, "not a number")]
    public void A_row_that_does_not_fit_is_refused_with_its_line_and_its_reason(string currency, string amounts, int line, string reason)
    {
        var refused = Assert.Single(BankText.ReadAmounts(new BankReading(currency), amounts.Split('|')).Refused);

        Assert.Equal(line, refused.Line);
        Assert.Contains(reason, refused.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_with_more_or_fewer_cells_than_the_header_is_refused()
    {
        var lines = BankText.Read(
            "date,description,amount\n2026-01-01,a,-3,20\n2026-01-02,-3\n\"2026-01-03\",\"two\nlines\",-4\n2026-01-04,d,-5,\n",
            new BankReading("EUR"));

        Assert.Equal(
            ["Line 2: The row has 4 cells, the header 3.", "Line 3: The row has 2 cells, the header 3."],
            RefusedRows.Show(lines.Refused).Take(2));
        Assert.Equal([2, 3, 4, 6], lines.Lines.Select(line => line.Line));
        Assert.Equal(-5, lines.Lines[3].Message!.Amount);
    }

    [Theory]
    [InlineData("debit 10.00|credit 5.00", "-10|5")]
    [InlineData("debit -10.00|credit 5.00|fee -1.00", "-10|5|-1")]
    [InlineData("sale 10.00|debit 10.00|refund -5.00", "-10|-10|5")]
    [InlineData("debit 10.00|transfer 5.00", "-10|")]
    public void Words_for_debit_and_credit_give_the_sign_where_they_agree_with_it(string rows, string expected) =>
        Assert.Equal(
            expected.Split('|').Select(amount => amount.Length == 0 ? null : (decimal?)decimal.Parse(amount, null)), Typed(rows).Amounts());

    [Fact]
    public void Words_that_contradict_the_signs_refuse_the_file()
    {
        var refused = Assert.Throws<StartFailure>(() => Typed("debit -10.00|debit 5.00"));

        Assert.Contains(
            "'debit' stands beside -10.00 EUR on line 2, 'debit' beside 5.00 EUR on line 3", refused.Message, StringComparison.Ordinal);
        Assert.Equal([-10m, -5m], Typed("debit -10.00|debit 5.00", PositiveAmount.Type).Amounts());
    }

    [Theory]
    [InlineData("01/02/2026|13/02/2026", "2026-02-01|2026-02-13")]
    [InlineData("01/02/2026|02/13/2026", "2026-01-02|2026-02-13")]
    [InlineData("03/03/2026|Total", "2026-03-03|")]
    public void All_dates_of_a_file_are_read_in_the_one_order_that_fits(string dates, string expected) => Assert.Equal(
        expected.Split('|')
            .Select(day => day.Length == 0 ? null : (DateOnly?)DateOnly.Parse(day, null)), Dated(dates, new BankReading("EUR")));

    [Theory]
    [InlineData("01/02/2026|03/04/2026", "2026-02-01 with the day first and 2026-01-02 with the month first")]
    [InlineData("13/02/2026|02/13/2026", "more than one format")]
    [InlineData("2026-01-31|31.01.2026", "more than one format")]
    public void Dates_that_do_not_decide_refuse_the_file(string dates, string readings) => Assert.Contains(
        readings, Assert.Throws<StartFailure>(() => Dated(dates, new BankReading("EUR"))).Message, StringComparison.Ordinal);

    [Fact]
    public void The_user_or_the_users_country_decides_between_two_orders_of_dates()
    {
        const string Dates = "01/02/2026|03/04/2026";

        Assert.Equal(new DateOnly(2026, 2, 1), Dated(Dates, new BankReading("EUR", Dates: DayOrder.Day))[0]);
        Assert.Equal(new DateOnly(2026, 1, 2), Dated(Dates, new BankReading("EUR", Dates: DayOrder.Month))[0]);
        Assert.Equal(new DateOnly(2026, 1, 2), Dated(Dates, new BankReading("USD", LocaleHint.Of("en-US", "USD")))[0]);
        Assert.Equal(new DateOnly(2026, 2, 1), Dated(Dates, new BankReading("EUR", LocaleHint.Of("fr-FR", "EUR")))[0]);
        Assert.Throws<StartFailure>(() => Dated(Dates, new BankReading("EUR", LocaleHint.Of("en-US", "USD"))));
    }

    [Fact]
    public void A_row_sent_again_with_another_reading_is_another_message()
    {
        var (bank, card) = (new BankReading("EUR", Positive: PositiveAmount.In), new BankReading("EUR", Positive: PositiveAmount.Out));

        var (one, two) = (BankText.ReadAmounts(bank, "3.20").Messages[0], BankText.ReadAmounts(card, "3.20").Messages[0]);

        Assert.Equal(one.ExternalId, two.ExternalId);
        Assert.NotEqual(one.MessageId, two.MessageId);
    }

    [Fact]
    public void What_the_user_says_does_not_overrule_words_that_decide() =>
        Assert.Equal([-10m, 5m, -3m], Typed("debit 10.00|credit 5.00|fee 3.00", PositiveAmount.Out).Amounts());

    private static BankLines Typed(string rows, PositiveAmount? positive = null) => BankText.Read(
        "date,description,type,amount\n" + string.Concat(rows.Split('|').Select(row => $"2026-01-01,a,{row.Replace(' ', ',')}\n")),
        new BankReading("EUR", Positive: positive));

    private static List<DateOnly?> Dated(string dates, BankReading reading) =>
    [
        .. BankText.Read("date,description,amount\n" + string.Concat(dates.Split('|').Select(date => $"{date},a,-1\n")), reading)
            .Lines.Select(line => line.Message?.BookedOn),
    ];
}
