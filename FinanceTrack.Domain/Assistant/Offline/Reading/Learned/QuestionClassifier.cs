using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using FinanceTrack.Domain.Categorization.Text;

namespace FinanceTrack.Domain.Assistant.Offline.Reading.Learned;

/// <summary>
/// How likely each kind of question is: a multinomial logistic regression over <see cref="QuestionTerms"/>, trained by
/// <c>FinanceTrack.Benchmarks train questions</c> on phrasings that several authors wrote. Immutable and thread-safe.
/// </summary>
internal sealed class QuestionClassifier
{
    public static readonly int Kinds = Enum.GetValues<QuestionKind>().Length;

    /// <summary>A score for each kind, and one for whether the question leans on the one before it.</summary>
    public static readonly int Scores = Kinds + 1;

    private const string Resource = "FinanceTrack.Domain.Assistant.Offline.Reading.Learned.questions.bin";
    private const uint Magic = 0x43515446; // "FTQC"

    private static readonly Lazy<QuestionClassifier> Lazy = new(ReadShipped);

    private readonly Dictionary<ulong, int> _index;
    private readonly ulong[] _terms;
    private readonly float[] _rarity;
    private readonly float[] _weights;
    private readonly float[] _biases;
    private readonly HashSet<ulong> _familiar;

    /// <param name="terms">The hashes of the terms that it knows.</param>
    /// <param name="rarity">By term, the inverse document frequency.</param>
    /// <param name="weights">A row of <see cref="Scores"/> for each term.</param>
    /// <param name="biases">One for each score.</param>
    /// <param name="familiar">The hashes of words that say how something is asked, never what it is about.</param>
    /// <param name="fingerprint">Of the phrasings that it was trained with.</param>
    public QuestionClassifier(
        ulong[] terms, float[] rarity, float[] weights, float[] biases, IEnumerable<ulong> familiar, ulong fingerprint)
    {
        if (rarity.Length != terms.Length || weights.Length != terms.Length * Scores || biases.Length != Scores)
            throw new InvalidDataException("The weights do not fit the terms and the kinds.");
        (_terms, _rarity, _weights, _biases, _familiar, Fingerprint) = (terms, rarity, weights, biases, [.. familiar], fingerprint);
        _index = terms.Select((term, i) => (term, i)).ToDictionary(pair => pair.term, pair => pair.i);
    }

    /// <summary>The one that comes with the product.</summary>
    public static QuestionClassifier Shipped => Lazy.Value;

    /// <summary>A hash of the phrasings that it was trained with, so that a test sees when they have changed since.</summary>
    public ulong Fingerprint { get; }

    /// <summary>
    /// Whether several authors used the word in questions that can be answered, so that it does not narrow a question down as a name does.
    /// </summary>
    public bool IsFamiliar(string word) => _familiar.Contains(TermHash.Of(word));

    /// <summary>The probability of each kind by its number, and that the question leans on the one before it.</summary>
    public (float[] Kinds, float Leans) Read(IReadOnlyList<string>[] terms)
    {
        var scores = _biases.ToArray();
        foreach (var (term, value) in Features(terms))
            TensorPrimitives.MultiplyAdd(_weights.AsSpan(term * Scores, Scores), value, scores, scores);
        var kinds = scores[..Kinds];
        TensorPrimitives.SoftMax(kinds, kinds);
        return (kinds, 1 / (1 + MathF.Exp(-scores[Kinds])));
    }

    /// <summary>The known terms of a question and their values, ascending: the rarity of each, every group scaled to unit length.</summary>
    public List<(int Term, float Value)> Features(IReadOnlyList<string>[] terms)
    {
        var all = new List<(int Term, float Value)>();
        foreach (var group in terms)
        {
            var known = group.Select(term => _index.GetValueOrDefault(TermHash.Of(term), -1)).Where(term => term >= 0).Distinct().ToList();
            var scale = 1 / MathF.Sqrt(known.Sum(term => _rarity[term] * _rarity[term]));
            all.AddRange(known.Select(term => (term, _rarity[term] * scale)));
        }

        all.Sort((left, right) => left.Term.CompareTo(right.Term));
        return all;
    }

    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(Kinds);
        writer.Write(_terms.Length);
        writer.Write(_familiar.Count);
        writer.Write(Fingerprint);
        writer.Write(MemoryMarshal.AsBytes(_biases.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_terms.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(_familiar.Order().ToArray().AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(Array.ConvertAll(_rarity, value => (Half)value).AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(Array.ConvertAll(_weights, value => (Half)value).AsSpan()));
    }

    public static QuestionClassifier Read(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        if (reader.ReadUInt32() != Magic || reader.ReadInt32() != Kinds)
            throw new InvalidDataException("These are not the weights of this build's classifier of questions.");
        var count = reader.ReadInt32();
        var words = reader.ReadInt32();
        var fingerprint = reader.ReadUInt64();
        var biases = ReadArray<float>(reader, Scores);
        var terms = ReadArray<ulong>(reader, count);
        var familiar = ReadArray<ulong>(reader, words);
        var rarity = Array.ConvertAll(ReadArray<Half>(reader, count), value => (float)value);
        var weights = Array.ConvertAll(ReadArray<Half>(reader, count * Scores), value => (float)value);
        return new QuestionClassifier(terms, rarity, weights, biases, familiar, fingerprint);
    }

    private static QuestionClassifier ReadShipped() => Read(typeof(QuestionClassifier).Assembly.GetManifestResourceStream(Resource)
        ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly."));

    private static T[] ReadArray<T>(BinaryReader reader, int count)
        where T : unmanaged
    {
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
