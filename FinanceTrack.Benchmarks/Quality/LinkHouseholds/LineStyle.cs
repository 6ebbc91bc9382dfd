namespace FinanceTrack.Benchmarks.Quality.LinkHouseholds;

internal enum LineFormat
{
    /// <summary>Word, name, number, purpose.</summary>
    Plain,

    /// <summary>Name and purpose first, the bank's word last.</summary>
    NameFirst,

    /// <summary>The first 24 characters only.</summary>
    Cut,

    /// <summary>Fields with tags, as SWIFT and SEPA messages have them.</summary>
    Tagged,

    /// <summary>A code of the bank's and the date before everything.</summary>
    Coded,
}

/// <summary>How the bank of one account prints its lines.</summary>
internal sealed class LineStyle(Random random, Habits habits, LineFormat format)
{
    private const int MaxLength = 140, CutLength = 24;

    private readonly bool _iban = random.Chance(habits.PrintsIban), _tail = random.Chance(habits.PrintsTail);
    private readonly bool _name = random.Chance(habits.PrintsName), _word = random.Chance(habits.PrintsWord);
    private readonly bool _purpose = random.Chance(habits.PrintsPurpose), _upper = random.Chance(.3);
    private readonly bool _reference = random.Chance(habits.PrintsReference), _masked = random.Chance(.3);
    private readonly string _code = random.Next(100, 999).ToString(System.Globalization.CultureInfo.InvariantCulture);

    public string Party(string[] words, string name, string number, string purpose)
    {
        var word = _word ? random.Pick(words) : "";
        var who = _name ? name : "";
        var account = number.Length == 0 ? "" : _iban ? _masked ? "XXXX" + number[^4..] : number : _tail ? number[^4..] : "";
        var why = _purpose ? purpose : "";
        var reference = _reference ? $"REF{random.Next(100_000, 100_000_000)}" : "";
        if (word.Length + who.Length + account.Length + why.Length == 0)
            word = random.Pick(words);
        return Finish(format switch
        {
            LineFormat.NameFirst => $"{who} {why} {word} {account} {reference}",
            LineFormat.Tagged => $"{word} {Field("NAME", who)} {Field("IBAN", account)} {Field("REMI", why)} {Field("EREF", reference)}",
            LineFormat.Coded => $"{_code} {random.Next(1, 29):00}.{random.Next(1, 13):00} {word} {who} {account} {why} {reference}",
            _ => $"{word} {who} {account} {why} {reference}",
        });
    }

    /// <summary>A line that is not a payment between parties: a purchase, a cash machine.</summary>
    public string Line(string text) =>
        Finish(format == LineFormat.Coded ? $"{_code} {random.Next(1, 29):00}.{random.Next(1, 13):00} {text}" : text);

    private static string Field(string tag, string value) => value.Length > 0 ? $"/{tag}/{value}" : "";

    private string Finish(string text)
    {
        var line = string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var length = format == LineFormat.Cut ? CutLength : MaxLength;
        line = line.Length > length ? line[..length].TrimEnd() : line;
        return line.Length == 0 ? "Payment" : _upper ? line.ToUpperInvariant() : line;
    }
}
