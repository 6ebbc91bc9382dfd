namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>Where the matcher links, asks, waits and forgets.</summary>
public sealed record TransferOptions
{
    /// <summary>The probability from which a pair is linked once all statements of its days are in.</summary>
    public double Link { get; init; } = .9;

    /// <summary>The probability from which a pair is linked before that.</summary>
    public double LinkEarly { get; init; } = .97;

    /// <summary>The probability below which nothing is asked.</summary>
    public double Ask { get; init; } = .015;

    /// <summary>The worth below which a question is not asked.</summary>
    public double MinWorth { get; init; } = .1;

    /// <summary>By how many nats a newcomer must beat the matcher's own link to undo it.</summary>
    public double UndoMargin { get; init; } = 1.5;

    /// <summary>The probability below which an old pair is forgotten and counts as no transfer.</summary>
    public double Forget { get; init; } = .02;

    public int ForgetAfterDays { get; init; } = 60;

    /// <summary>A pair that was neither linked nor refused in this time is given up.</summary>
    public int GiveUpAfterDays { get; init; } = 365;

    /// <summary>A question that was not answered is not asked again before.</summary>
    public int RepeatAfterDays { get; init; } = 60;

    /// <summary>A statement is complete when it covers so many days past both legs…</summary>
    public int CoveredDays { get; init; } = 5;

    /// <summary>…or when so many days have passed since the legs arrived.</summary>
    public int SettledAfterDays { get; init; } = 45;
}
