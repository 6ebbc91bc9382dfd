using System.Globalization;
using CsCheck;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.LocalHost;
using FinanceTrack.LocalHost.Enqueue;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>
/// Amounts and dates that were written in any supported format are read as they were, or refused; never as anything else.
/// </summary>
public sealed class BankAmountPropertyTests
{
    private static readonly Gen<Currency> Currencies = OneOf("EUR", "USD", "JPY", "TND", "KWD", "INR").Select(Currency.Of);

    // Round amounts are the ones that look alike with and without decimals.
    private static readonly Gen<long> Minor = Gen.OneOf(
        Gen.Long[1, 99_999], Gen.Long[1, 9_999].Select(i => i * 1_000), Gen.Long[1, 9_999].Select(i => i * 10),
        Gen.Long[1, 10_000_000_000]);

    private static readonly Gen<long[]> Amounts =
        Gen.Select(Minor, Gen.Frequency((3, Gen.Const(-1L)), (1, Gen.Const(1L)))).Select((minor, sign) => minor * sign).Array[1, 8];

    private static readonly Gen<Format> Formats = Gen.Select(
        Gen.Bool,
        OneOf("", " ", "\u00A0", "\u202F", "'", "\u2019", "other"),
        Gen.Bool,
        Gen.Bool,
        Gen.Int[0, 5],
        Gen.Int[0, 4])
        .Select((comma, group, trims, indian, sign, unit) => new Format(comma ? ',' : '.', group, trims, indian, sign, unit));

    [Fact]
    public void Amounts_are_read_as_they_were_written_or_refused() =>
        Gen.Select(Currencies, Amounts, Formats).Sample(
            (currency, amounts, format) =>
            {
                decimal[] written = [.. amounts.Select(minor => new Money(minor, currency).Amount)];
                var read = Read(new BankReading(currency.Code), [.. written.Select(amount => format.Write(amount, currency))]);
                return read is null || read.Zip(written).All(pair => pair.First is null || pair.First == pair.Second);
            },
            iter: 3_000);

    [Fact]
    public void With_the_format_said_all_amounts_are_read_as_they_were_written() =>
        Gen.Select(Currencies, Amounts, Formats).Sample(
            (currency, amounts, format) =>
            {
                decimal[] written = [.. amounts.Select(minor => new Money(minor, currency).Amount)];
                var said = new BankReading(
                    currency.Code, Decimal: format.Point == ',' ? DecimalSign.Comma : DecimalSign.Point, Positive: PositiveAmount.In);
                return Read(said, [.. written.Select(amount => format.Write(amount, currency))])!.SequenceEqual(written.Cast<decimal?>());
            },
            iter: 1_000);

    [Fact]
    public void Dates_are_read_as_they_were_written_or_refused() =>
        Gen.Select(
            Gen.Date[new DateTime(2020, 1, 1), new DateTime(2026, 5, 31)].Array[1, 6],
            OneOf("yyyy-MM-dd", "yyyyMMdd", "dd.MM.yyyy", "d/M/yyyy", "MM/dd/yyyy", "M-d-yyyy", "dd-MM-yyyy"))
            .Sample(
                (dates, format) =>
                {
                    DateOnly?[] written = [.. dates.Select(date => DateOnly.FromDateTime(date))];
                    var rows = written.Select(date => $"{date!.Value.ToString(format, CultureInfo.InvariantCulture)},a,-1\n");
                    try
                    {
                        var lines = BankText.Read("date,description,amount\n" + string.Concat(rows), new BankReading("EUR"));
                        return lines.Lines.Select(line => line.Message?.BookedOn).SequenceEqual(written);
                    }
                    catch (StartFailure)
                    {
                        return true;
                    }
                },
                iter: 500);

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static IReadOnlyList<decimal?>? Read(BankReading reading, string[] amounts)
    {
        try
        {
            return BankText.ReadAmounts(reading, amounts).Amounts();
        }
        catch (StartFailure)
        {
            return null;
        }
    }

    private sealed record Format(char Point, string Group, bool TrimsZeros, bool Indian, int SignStyle, int UnitStyle)
    {
        public string Write(decimal amount, Currency currency)
        {
            var number = Math.Abs(amount).ToString($"F{currency.Digits}", CultureInfo.InvariantCulture).Split('.');
            var fraction = number.Length == 1 ? "" : TrimsZeros ? number[1].TrimEnd('0') : number[1];
            var digits = Grouped(number[0]) + (fraction.Length == 0 ? "" : Point + fraction);
            var text = UnitStyle switch
            {
                1 => $"{currency.Code} {digits}",
                2 => $"{digits} {currency.Code}",
                3 when currency.Code == "EUR" => $"€{digits}",
                4 when currency.Code == "USD" => $"${digits}",
                _ => digits,
            };
            return (amount < 0, SignStyle) switch
            {
                (false, 5) => $"+{text}",
                (false, _) => text,
                (true, 1) => $"\u2212{text}",
                (true, 2) => $"({text})",
                (true, 3) => $"{text}-",
                (true, 4) => $"- {text}",
                _ => $"-{text}",
            };
        }

        private string Grouped(string whole)
        {
            var separator = Group == "other" ? (Point == ',' ? "." : ",") : Group;
            var size = Indian && separator == "," ? 2 : 3;
            for (var at = whole.Length - 3; at > 0; at -= size)
                whole = whole.Insert(at, separator);
            return whole;
        }
    }
}
