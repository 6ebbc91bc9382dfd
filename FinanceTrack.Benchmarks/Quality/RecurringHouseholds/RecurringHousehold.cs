using FinanceTrack.Domain.Recurring;

namespace FinanceTrack.Benchmarks.Quality.RecurringHouseholds;

/// <summary>A recurring stream that is known to be in the rows.</summary>
/// <param name="Kind">fixed, bill, income or instalment, where the file says so.</param>
/// <param name="Rows">Indexes into the household's rows, in order.</param>
internal sealed record KnownStream(string Name, Period Period, string Kind, bool IsRenamed, IReadOnlyList<int> Rows,
    IReadOnlyList<DateOnly> PriceRises);

/// <summary>The rows of one household, account or organisation in the order of time, and what is known about them.</summary>
/// <param name="AsOf">The day of the measurement; rows after it are the future.</param>
/// <param name="NeitherWay">Rows that recur without a label, or may: streams of them count neither as right nor as false.</param>
internal sealed record RecurringHousehold(
    string Name, DateOnly AsOf, IReadOnlyList<RecurringRow> Rows, IReadOnlyList<KnownStream> Streams, IReadOnlySet<int> NeitherWay)
{
    public DateOnly Start => Rows[0].Date;

    public IEnumerable<RecurringRow> Past(DateOnly today) => Rows.TakeWhile(row => row.Date <= today);

    /// <summary>The id of a row is its index.</summary>
    public static Guid IdOf(int index) => new(index, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static int IndexOf(Guid id) => BitConverter.ToInt32(id.ToByteArray());
}
