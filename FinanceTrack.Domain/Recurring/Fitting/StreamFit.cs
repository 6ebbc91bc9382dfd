using FinanceTrack.Domain.Recurring.Calendar;

namespace FinanceTrack.Domain.Recurring.Fitting;

/// <summary>A rule on a set of rows: which rows it explains and how well. It grows while streams are joined and extended.</summary>
internal sealed class StreamFit
{
    public required ScheduleRule Rule { get; set; }

    public Period Period => Rule.Period;

    /// <summary>The rows explained, in order; one a slot.</summary>
    public required List<int> Rows { get; set; }

    /// <summary>The deviation of each row from its slot's date in days, in the order in which rows were found.</summary>
    public required List<int> Deviations { get; set; }

    public required double Score { get; set; }

    /// <summary>Slots without a row between the first and the last.</summary>
    public required int Missing { get; set; }

    public required int FirstSlot { get; set; }

    public required int LastSlot { get; set; }

    public int First => Rows[0];

    public int Last => Rows[^1];

    /// <summary>Takes over everything of another fit.</summary>
    public void Become(StreamFit other)
    {
        Rule = other.Rule;
        Rows = other.Rows;
        Deviations = other.Deviations;
        Score = other.Score;
        Missing = other.Missing;
        FirstSlot = other.FirstSlot;
        LastSlot = other.LastSlot;
    }
}
