namespace FinanceTrack.Domain.Recurring.Streams;

/// <summary>What the confidence in a stream is computed from.</summary>
internal readonly record struct StreamFeatures
{
    public required Period Period { get; init; }

    public required int Count { get; init; }

    /// <summary>Slots paid, of those between the first and the last.</summary>
    public required double HitRate { get; init; }

    /// <summary>Share of payments on the expected day.</summary>
    public required double OnDay { get; init; }

    /// <summary>Share of payments at most a day off.</summary>
    public required double NearDay { get; init; }

    /// <summary>Other rows of the merchant within the stream's amounts, as a share.</summary>
    public required double OthersInRange { get; init; }

    /// <summary>Other rows of the merchant in the stream's span, as a share.</summary>
    public required double Others { get; init; }

    /// <summary>Share of steps that repeat the amount.</summary>
    public required double Repeats { get; init; }

    /// <summary>Standard deviation of the logarithms of the amounts.</summary>
    public required double AmountSpread { get; init; }

    /// <summary>Evidence for the rule, in nats a row.</summary>
    public required double ScorePerRow { get; init; }

    /// <summary>Share of rows in categories of steady payments.</summary>
    public required double Steady { get; init; }

    /// <summary>Share of rows in categories of habits.</summary>
    public required double Habit { get; init; }

    /// <summary>Mean deviation by the period's tolerance.</summary>
    public required double MeanDeviation { get; init; }
}
