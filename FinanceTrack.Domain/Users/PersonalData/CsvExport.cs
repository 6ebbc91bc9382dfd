using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using CsvHelper.TypeConversion;

namespace FinanceTrack.Domain.Users.PersonalData;

/// <summary>Writes rows as CSV (RFC 4180) with a header line, in UTF-8, instants and dates in ISO 8601.</summary>
internal static class CsvExport
{
    private static readonly SearchValues<char> MustBeQuoted = SearchValues.Create(",\"\r\n\v\f\u0085\u2028\u2029");

    // With a line end of its own, the library would quote fields that hold exactly that line end: a lone LF or CR tore the record.
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        NewLine = "\r\n",
        ShouldQuote = static field => field.Field is { Length: > 0 } text
            && (text.AsSpan().ContainsAny(MustBeQuoted) || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])),
    };

    public static async Task WriteAsync(Stream output, UserDataSet set, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(
            output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 64 * 1024, leaveOpen: true);
        await using var csv = new CsvWriter(text, Format, leaveOpen: true);
        csv.Context.TypeConverterCache.AddConverter<string>(new HarmlessText());
        csv.Context.TypeConverterOptionsCache.GetOptions<DateTimeOffset>().Formats = ["O"];
        csv.Context.TypeConverterOptionsCache.GetOptions<DateTimeOffset?>().Formats = ["O"];
        csv.Context.TypeConverterOptionsCache.GetOptions<DateOnly>().Formats = ["O"];

        csv.WriteHeader(set.RowType);
        await csv.NextRecordAsync();
        await foreach (var row in set.Read(cancellationToken).WithCancellation(cancellationToken))
        {
            csv.WriteRecord(row);
            await csv.NextRecordAsync();
        }

        await csv.FlushAsync();
        await text.FlushAsync(cancellationToken);
    }

    /// <summary>Numbers are left alone.</summary>
    private sealed class HarmlessText : StringConverter
    {
        public override string? ConvertToString(object? value, IWriterRow row, MemberMapData memberMapData) =>
            base.ConvertToString(value is string text ? FormulaSign.Escape(text) : value, row, memberMapData);
    }
}
