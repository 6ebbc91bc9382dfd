namespace FinanceTrack.Tests.Insights;

/// <summary>One thing that happens to a ledger with insights.</summary>
/// <param name="Target">Which of those that are there.</param>
public sealed record InsightStep(InsightStepKind Kind, int Target, int Size);

public enum InsightStepKind
{
    Pay,
    PayTwice,
    Edit,
    Delete,
    DismissInsight,
    DismissStream,
    DaysPass,
    Run,
}
