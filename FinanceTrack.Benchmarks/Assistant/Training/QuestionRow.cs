using Microsoft.ML.Data;

namespace FinanceTrack.Benchmarks.Assistant.Training;

/// <summary>A phrasing as Microsoft.ML reads it. Public because Microsoft.ML binds to it by generated code.</summary>
public sealed class QuestionRow
{
    /// <summary>How many kinds there are; an attribute needs it as a constant.</summary>
    public const int Kinds = 25;

    /// <summary>The number of the kind.</summary>
    [KeyType(Kinds)]
    public uint Label { get; set; }

    /// <summary>Whether it leans on the question before it.</summary>
    public bool Leans { get; set; }

    /// <summary>Whether there is a question before it.</summary>
    [NoColumn]
    public bool IsFollowUp { get; set; }

    public float Weight { get; set; }

    /// <summary>The sparse features; the width is set in the schema, where the vocabulary is known.</summary>
    public VBuffer<float> Features { get; set; }
}
