using Microsoft.ML.Data;

namespace FinanceTrack.Domain.Categorization.Training;

/// <summary>A training line as Microsoft.ML reads it. Public because Microsoft.ML binds to it by generated code.</summary>
public sealed class FeatureRow
{
    /// <summary>
    /// The <see cref="Taxonomy"/> index. A key read from a property counts from zero, unlike Microsoft.ML's own keys, where zero is
    /// "missing".
    /// </summary>
    [KeyType(Taxonomy.Count)]
    public uint Label { get; set; }

    /// <summary>How many lines this one counts for.</summary>
    public float Weight { get; set; }

    /// <summary>The sparse features; the width is set in the schema, where the vocabulary is known.</summary>
    public VBuffer<float> Features { get; set; }
}
