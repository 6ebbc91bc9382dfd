using System.Runtime.InteropServices;
using FinanceTrack.Domain.Categorization.Lexicon;
using FinanceTrack.Domain.ModelRegistry;

namespace FinanceTrack.Domain.Categorization.Model;

/// <summary>
/// The categoriser's model in bytes: little-endian, weights as 16-bit floats, which changes no answer that matters and halves
/// the download. Terms stand as hashes, so a model holds no word of a user's bank line.
/// </summary>
public sealed class ExpenseClassifierFormat() : ModelFormat<CategoryScorer>(ModelKind, SchemaVersion)
{
    public const string ModelKind = "expense-classifier";

    internal const int SchemaVersion = 1;

    private const uint Magic = 0x4C435446; // "FTCL"
    private const int MaxTerms = 1_000_000;

    public override CategoryScorer Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes.ToArray(), writable: false));
            return new CategoryScorer(LexiconMatcher.Default, ReadModel(reader));
        }
        catch (Exception exception) when (exception is EndOfStreamException or ArgumentException)
        {
            throw new InvalidDataException("The bytes end too early or do not fit together.", exception);
        }
    }

    internal static byte[] Write(LinearTextModel model)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            writer.Write(Magic);
            writer.Write(string.Join(' ', Taxonomy.Slugs));
            writer.Write(model.Temperature);
            writer.Write(model.Vocabulary.CharacterTerms.Length);
            writer.Write(model.Vocabulary.WordTerms.Length);
            writer.Write(MemoryMarshal.AsBytes(model.LogPrior.AsSpan()));
            writer.Write(MemoryMarshal.AsBytes(model.Biases));
            writer.Write(MemoryMarshal.AsBytes(model.Vocabulary.CharacterTerms.AsSpan()));
            writer.Write(MemoryMarshal.AsBytes(model.Vocabulary.WordTerms.AsSpan()));
            writer.Write(MemoryMarshal.AsBytes(model.Vocabulary.InverseDocumentFrequencies));
            writer.Write(MemoryMarshal.AsBytes(Array.ConvertAll(model.Weights.ToArray(), weight => (Half)weight).AsSpan()));
        }

        return stream.ToArray();
    }

    private static LinearTextModel ReadModel(BinaryReader reader)
    {
        if (reader.ReadUInt32() != Magic)
            throw new InvalidDataException("The bytes are not an expense classifier.");
        if (reader.ReadString() != string.Join(' ', Taxonomy.Slugs))
            throw new InvalidDataException("The model tells other categories apart than this build.");
        var temperature = reader.ReadSingle();
        var characters = reader.ReadInt32();
        var words = reader.ReadInt32();
        if (!(temperature > 0) || characters is < 0 or > MaxTerms || words is < 0 or > MaxTerms)
            throw new InvalidDataException("The model's header is out of range.");
        var logPrior = ReadArray<float>(reader, Taxonomy.Count);
        var biases = ReadArray<float>(reader, Taxonomy.Count);
        var vocabulary = new TermVocabulary(
            ReadArray<ulong>(reader, characters), ReadArray<ulong>(reader, words), ReadArray<float>(reader, characters + words));
        var weights = ReadArray<Half>(reader, (characters + words + Taxonomy.Count) * Taxonomy.Count);
        return new LinearTextModel(vocabulary, Array.ConvertAll(weights, weight => (float)weight), biases, logPrior, temperature);
    }

    private static T[] ReadArray<T>(BinaryReader reader, int count)
        where T : unmanaged
    {
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
