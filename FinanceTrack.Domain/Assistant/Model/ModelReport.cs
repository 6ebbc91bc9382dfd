namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>What a test of the model found.</summary>
/// <param name="Works">Whether it does all that the assistant needs.</param>
/// <param name="Cost">Of the whole test, in <paramref name="Currency"/>; 0 where no prices are set.</param>
/// <param name="Problems">What is wrong and what to do about it; empty when nothing is.</param>
public sealed record ModelReport(
    bool Works,
    bool Reachable,
    bool SupportsTools,
    bool Streams,
    IReadOnlyList<ProbeStep> Steps,
    decimal Cost,
    string Currency,
    IReadOnlyList<string> Problems);
