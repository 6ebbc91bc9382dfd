namespace FinanceTrack.Domain.Links.Refunds;

/// <summary>Where the refund matcher links, asks and looks.</summary>
public sealed record RefundOptions
{
    /// <summary>How many days before a refund its purchase may be.</summary>
    public int Days { get; init; } = 150;

    /// <summary>The probability from which an expense is linked.</summary>
    public double Link { get; init; } = .8;

    /// <summary>The probability of the expenses offered from which a question is asked.</summary>
    public double Ask { get; init; } = .35;

    public int MaxOptions { get; init; } = 4;

    /// <summary>A question that was not answered is not asked again before.</summary>
    public int RepeatAfterDays { get; init; } = 60;
}
