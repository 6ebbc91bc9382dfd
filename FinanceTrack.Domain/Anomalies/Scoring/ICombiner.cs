namespace FinanceTrack.Domain.Anomalies.Scoring;

/// <summary>Makes one figure of the components: the sum where nothing is trained yet, a trained model where there is one.</summary>
public interface ICombiner
{
    /// <summary>Name and version, kept with each score: "sum" or the model's version.</summary>
    string Name { get; }

    /// <summary>How unusual the row is, and what each component contributed to that.</summary>
    Combination Combine(in ComponentVector components);
}

/// <summary>T = −ln P(as unusual or more on ordinary history), in nats, and each component's share in the raw score behind it.</summary>
public readonly record struct Combination(double Tail, ComponentVector Contributions);
