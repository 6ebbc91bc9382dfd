using System.Collections.Frozen;
using FinanceTrack.Domain.Anomalies.Facts;

namespace FinanceTrack.Domain.Anomalies.Statistics;

/// <summary>
/// The bytes of a snapshot of the priors. Every double is kept whole, so that statistics refold to the same bits under it.
/// </summary>
public static class PriorsCodec
{
    private const int Form = 1;
    private const int UsualBytes = 8_192;

    public static byte[] Encode(Priors priors) => BinaryForm.Write(priors, UsualBytes, Write);

    /// <exception cref="InvalidDataException">The bytes are not a snapshot of this form.</exception>
    public static Priors Decode(byte[] bytes) => BinaryForm.Read(bytes, "snapshot of the priors", Read);

    private static void Write(BinaryWriter writer, Priors priors)
    {
        writer.Write(Form);
        writer.Write(priors.Version);
        Write(writer, priors.Overall);
        writer.Write(priors.Categories.Count);
        foreach (var (key, category) in priors.Categories.OrderBy(pair => pair.Key))
        {
            writer.Write(key);
            Write(writer, category);
        }
        Write(writer, priors.Spending);
        writer.Write(priors.CurrencyShares.Count);
        foreach (var (currency, share) in priors.CurrencyShares.OrderBy(pair => pair.Key.Packed))
        {
            writer.Write(currency.Packed);
            writer.Write(share);
        }
        writer.Write(priors.Novelty);
        Write(writer, priors.Hours);
        foreach (var tail in (ReadOnlySpan<CountTail>)[
            priors.Counts.InDay, priors.Counts.InHour, priors.Counts.AtMerchant, priors.Counts.Duplicates, priors.Counts.InCategory])
        {
            Write(writer, tail.Values);
        }

        Write(writer, priors.SumTail.Scores);
        Write(writer, priors.SumTail.Tails);
        writer.Write(priors.SumTail.Scale);
    }

    private static Priors Read(BinaryReader reader)
    {
        if (reader.ReadInt32() != Form) throw new InvalidDataException("The priors are of another form.");
        return new Priors(
            reader.ReadInt32(), ReadCategory(reader), ReadCategories(reader), ReadAmount(reader), ReadCurrencies(reader),
            reader.ReadDouble(), ReadDoubles(reader),
            new HistogramPriors(ReadCounts(reader), ReadCounts(reader), ReadCounts(reader), ReadCounts(reader), ReadCounts(reader)),
            new TailCalibration(ReadDoubles(reader), ReadDoubles(reader), reader.ReadDouble()));
    }

    private static void Write(BinaryWriter writer, CategoryPrior category)
    {
        Write(writer, category.Out.Cube);
        Write(writer, category.Out.Log);
        Write(writer, category.In.Cube);
        Write(writer, category.In.Log);
        writer.Write(category.Share);
    }

    private static CategoryPrior ReadCategory(BinaryReader reader) => new(
        new AmountPriors(ReadAmount(reader), ReadAmount(reader)), new AmountPriors(ReadAmount(reader), ReadAmount(reader)),
        reader.ReadDouble());

    private static FrozenDictionary<long, CategoryPrior> ReadCategories(BinaryReader reader)
    {
        var categories = new Dictionary<long, CategoryPrior>();
        for (var left = reader.ReadInt32(); left > 0; left--) categories[reader.ReadInt64()] = ReadCategory(reader);
        return categories.ToFrozenDictionary();
    }

    private static FrozenDictionary<CurrencyCode, double> ReadCurrencies(BinaryReader reader)
    {
        var shares = new Dictionary<CurrencyCode, double>();
        for (var left = reader.ReadInt32(); left > 0; left--) shares[new CurrencyCode(reader.ReadInt32())] = reader.ReadDouble();
        return shares.ToFrozenDictionary();
    }

    private static void Write(BinaryWriter writer, AmountPrior amount)
    {
        writer.Write(amount.Mean);
        writer.Write(amount.Spread.Up);
        writer.Write(amount.Spread.Down);
    }

    private static AmountPrior ReadAmount(BinaryReader reader) =>
        new(reader.ReadDouble(), new Spread(reader.ReadDouble(), reader.ReadDouble()));

    private static CountTail ReadCounts(BinaryReader reader) => CountTail.OfTail(ReadDoubles(reader));

    private static void Write(BinaryWriter writer, IReadOnlyList<double> values)
    {
        writer.Write(values.Count);
        foreach (var value in values) writer.Write(value);
    }

    private static double[] ReadDoubles(BinaryReader reader)
    {
        var values = new List<double>();
        for (var left = reader.ReadInt32(); left > 0; left--) values.Add(reader.ReadDouble());
        return [.. values];
    }
}
