using System.Globalization;
using System.Text;
using CsCheck;
using CsvHelper;
using CsvHelper.Configuration;
using FinanceTrack.Domain.Users;
using FinanceTrack.Domain.Users.PersonalData;

namespace FinanceTrack.Tests.Users;

public sealed class CsvExportTests
{
    private const string Awkward = "='+-@\t\r\n \"',;a1＝＋－＠\u0000\u000b\u000c\u0085\u2028\u2029\u200b\ufeff\u00a0é\u0301ß";

    // Signs, line ends and quotes far more often than chance would have them, between any characters of Unicode.
    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, Awkward.Length - 1].Select(i => new Rune(Awkward[i])),
        Gen.Int[0, 0x10FFFF].Where(Rune.IsValid).Select(value => new Rune(value))).Array[0, 24].Select(runes => string.Concat(runes));

    [Fact]
    public void Every_text_comes_back_from_the_export_as_it_was() => Texts.Array[1, 4].Sample(
        texts =>
        {
            var rows = Parse(Export(texts));
            Assert.Equal(texts, rows.Skip(1).Select(row => FormulaSign.Restore(row[0])));
            Assert.All(rows.Skip(1), row => Assert.Equal("end", row[1]));
        },
        iter: 3_000);

    [Fact]
    public void No_line_of_any_exported_text_begins_with_a_formula() => Texts.Sample(
        text => Assert.All(
            FormulaSign.Escape(text).Split('\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'),
            line => Assert.DoesNotMatch(@"\A[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]", line)),
        iter: 3_000);

    [Theory]
    [InlineData("hello\n=2+5", "\"hello\n'=2+5\"")]
    [InlineData("hello\r=2+5", "\"hello\r'=2+5\"")]
    [InlineData("one\ntwo", "\"one\ntwo\"")]
    [InlineData("one\rtwo", "\"one\rtwo\"")]
    [InlineData("=x", "'=x")]
    [InlineData("'=x", "''=x")]
    [InlineData(" =x", "' =x")]
    [InlineData("\u200b=x", "'\u200b=x")]
    [InlineData("'tis", "'tis")]
    [InlineData("say \"a, b\"", "\"say \"\"a, b\"\"\"")]
    public void A_field_is_quoted_and_its_formulas_are_disarmed(string text, string field) =>
        Assert.Equal($"Text,After\r\n{field},end\r\n", Export([text]));

    private static string Export(IEnumerable<string> texts)
    {
        using var output = new MemoryStream();
        CsvExport.WriteAsync(output, UserDataSet.Of("texts", _ => Rows(texts)), CancellationToken.None).GetAwaiter().GetResult();
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static async IAsyncEnumerable<Row> Rows(IEnumerable<string> texts)
    {
        await Task.CompletedTask;
        foreach (var text in texts)
            yield return new Row(text, "end");
    }

    private static List<string[]> Parse(string csv)
    {
        using var parser = new CsvParser(new StringReader(csv), new CsvConfiguration(CultureInfo.InvariantCulture));
        var rows = new List<string[]>();
        while (parser.Read())
            rows.Add(parser.Record!);
        return rows;
    }

    private sealed record Row(string Text, string After);
}
