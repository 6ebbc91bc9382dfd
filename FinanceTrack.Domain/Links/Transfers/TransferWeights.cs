using System.Globalization;

namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>The weights of the logistic score, one for each <see cref="TransferFeature"/>.</summary>
internal sealed class TransferWeights
{
    private const string Resource = "FinanceTrack.Domain.Links.Transfers.transfer-weights.tsv";

    private readonly double[] _weights;

    public TransferWeights(IReadOnlyList<double> weights)
    {
        if (weights.Count != TransferFeatures.Count)
            throw new ArgumentException($"There must be {TransferFeatures.Count} weights.", nameof(weights));
        _weights = [.. weights];
    }

    /// <summary>The weights that the product ships, fitted by <c>quality transfers --fit</c>.</summary>
    public static TransferWeights Default { get; } = Read(Embedded());

    public double this[TransferFeature feature] => _weights[(int)feature];

    public double LogOdds(ReadOnlySpan<double> features)
    {
        double sum = 0;
        for (var i = 0; i < _weights.Length; i++)
            sum += _weights[i] * features[i];
        return sum;
    }

    /// <summary>Reads a name and its weight from each line below a header line.</summary>
    public static TransferWeights Read(Stream stream)
    {
        using var reader = new StreamReader(stream);
        var weights = new double[TransferFeatures.Count];
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            weights[(int)Enum.Parse<TransferFeature>(line.AsSpan(0, tab))] =
                double.Parse(line.AsSpan(tab + 1), CultureInfo.InvariantCulture);
        }

        return new TransferWeights(weights);
    }

    private static Stream Embedded() =>
        typeof(TransferWeights).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the assembly.");
}
