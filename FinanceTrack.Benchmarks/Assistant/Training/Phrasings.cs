using System.IO.Hashing;
using System.Text;

namespace FinanceTrack.Benchmarks.Assistant.Training;

/// <summary>The phrasings that the classifier of questions is trained with, beside the questions of the data set.</summary>
internal static class Phrasings
{
    /// <summary>The author of the questions of the data set: several, none of whom is left out of a training.</summary>
    public const string OfTheDataSet = "questions";

    private const string Resource = "FinanceTrack.Benchmarks.Assistant.DataSet.phrasings.tsv";
    private const int Columns = 5;
    private const string TurnMark = " ||| ";

    /// <summary>A hash of all that the classifier is trained with.</summary>
    public static ulong Fingerprint()
    {
        var hash = new XxHash3();
        foreach (var text in ReadAll().Select(item => item.Template).Concat(QuestionTemplate.ReadAll()).Select(template =>
            $"{template.Figure}|{template.Scope}|{template.Language}|{string.Join('|', template.Turns)}"))
        {
            hash.Append(Encoding.UTF8.GetBytes(text));
        }

        return hash.GetCurrentHashAsUInt64();
    }

    public static IEnumerable<(QuestionTemplate Template, string Author)> ReadAll()
    {
        using var stream = typeof(Phrasings).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            if (text.Split('\t') is not { Length: Columns } columns || !Enum.TryParse<AskedFigure>(columns[1], true, out var figure))
                throw new InvalidDataException($"Line {line} of {Resource} is not a phrasing.");
            var (author, turns) = (columns[0], columns[4].Split(TurnMark));
            yield return (new QuestionTemplate($"{author}-{line}", default, figure, columns[2], columns[3], false, turns), author);
        }
    }
}
