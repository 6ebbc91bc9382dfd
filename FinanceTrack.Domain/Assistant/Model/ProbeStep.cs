using System.Text.Json.Serialization;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>One call, or pair of calls, of the test.</summary>
public sealed record ProbeStep
{
    public required ProbeKind Kind { get; init; }

    /// <summary>False for one that failed, and for one that was not tried because an earlier one did.</summary>
    public bool Succeeded => Problem is null;

    /// <summary>Until the answer was complete.</summary>
    public int Milliseconds { get; init; }

    /// <summary>Of a streamed answer: until its first words.</summary>
    public int? FirstTokenMilliseconds { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    /// <summary>What is wrong; null when nothing is.</summary>
    public string? Problem { get; init; }

    [JsonIgnore]
    internal ModelUsage Usage => new(InputTokens, OutputTokens);

    /// <summary>Why the model could not be reached at all; null where it answered.</summary>
    [JsonIgnore]
    internal ModelFailure? Failure { get; init; }
}

/// <summary>What a step of the test asks for.</summary>
public enum ProbeKind
{
    /// <summary>A prompt and its answer.</summary>
    Prompt,

    /// <summary>A tool that the model has to call, and an answer with what it returned.</summary>
    ToolCall,

    /// <summary>An answer in parts, as it is written.</summary>
    Stream,
}
