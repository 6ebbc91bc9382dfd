namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>Which rows a figure is about; what is null is not restricted.</summary>
/// <param name="Text">Words that the description contains.</param>
internal sealed record EvaluationScope(
    DateOnly? From = null, DateOnly? To = null, string? Category = null, string? Account = null, string? Text = null)
{
    public int Days => To!.Value.DayNumber - From!.Value.DayNumber + 1;

    public int Months => ((To!.Value.Year - From!.Value.Year) * 12) + To.Value.Month - From.Value.Month + 1;

    public EvaluationScope In(DateOnly from, DateOnly to) => this with { From = from, To = to };

    /// <summary>The month before, where it is a month.</summary>
    public EvaluationScope MonthBefore() => In(From!.Value.AddMonths(-1), From.Value.AddDays(-1));
}

/// <summary>Sums in minor units of one currency, and how many payments and receipts there are.</summary>
internal sealed record EvaluationSums(long Spent, long Received, long Payments, long Receipts)
{
    public long Net => Received - Spent;
}
