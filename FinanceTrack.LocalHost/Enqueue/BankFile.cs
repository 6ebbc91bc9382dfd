using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;
using FinanceTrack.Domain.Users.PersonalData;

namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>A row of a file.</summary>
/// <param name="Line">The line on which it begins, the first being 1.</param>
internal sealed record FileRow(int Line, string[] Cells);

/// <summary>A CSV file of bank or card lines, whole in memory; a name that ends in <c>.gz</c> means gzip.</summary>
/// <param name="Header">The names of the columns.</param>
/// <param name="Rows">The rows under the header, as they were before our own export escaped formulas.</param>
/// <param name="Fingerprint">Hexadecimal start of the SHA-256 of the file's (unpacked) content: the same rows, the same
/// fingerprint.</param>
internal sealed record BankFile(IReadOnlyList<string> Header, IReadOnlyList<FileRow> Rows, string Fingerprint)
{
    private const int FingerprintLength = 16;

    // What banks write that do not write Unicode yet: Windows' western letters, ISO 8859-1 and some more.
    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <exception cref="StartFailure">There is no such file, it is not CSV, or it holds no rows.</exception>
    public static BankFile Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new StartFailure($"There is no file '{path}'.");
        }

        var content = Unpack(path);
        var rows = Parse(path, content);
        return rows.Count > 1
            ? new BankFile(rows[0].Cells, rows[1..], Convert.ToHexStringLower(SHA256.HashData(content))[..FingerprintLength])
            : throw new StartFailure($"'{path}' holds no rows under a header.");
    }

    private static List<FileRow> Parse(string path, byte[] content)
    {
        // A byte order mark goes before either.
        using var reader = new StreamReader(new MemoryStream(content), Utf8.IsValid(content) ? Encoding.UTF8 : Western);
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { DetectDelimiter = true });
        var rows = new List<FileRow>();
        try
        {
            while (parser.Read())
            {
                rows.Add(new FileRow(FirstLine(parser), Array.ConvertAll(parser.Record!, FormulaSign.Restore)));
            }
        }
        catch (BadDataException bad)
        {
            throw new StartFailure($"'{path}' cannot be read as CSV from line {parser.Row} on. Is a quotation mark missing there?", bad);
        }

        return rows;
    }

    // The parser counts the line on which a record ends.
    private static int FirstLine(CsvParser parser) =>
        parser.RawRow - parser.RawRecord.TrimEnd('\r', '\n').ReplaceLineEndings("\n").Count(c => c == '\n');

    private static byte[] Unpack(string path)
    {
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            return File.ReadAllBytes(path);
        }

        using var file = File.OpenRead(path);
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        using var content = new MemoryStream();
        try
        {
            unpacked.CopyTo(content);
        }
        catch (InvalidDataException bad)
        {
            throw new StartFailure($"'{path}' is not packed with gzip, or is damaged.", bad);
        }

        return content.ToArray();
    }
}
