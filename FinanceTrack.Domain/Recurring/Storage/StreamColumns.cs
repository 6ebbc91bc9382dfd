using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Recurring.Storage;

/// <summary>The columns of <c>RecurringStreams</c>.</summary>
internal static class StreamColumns
{
    private static readonly ColumnMap<StreamRow> Map = new();

    private static readonly int LedgerId = Map.AddFixed(nameof(StreamRow.LedgerId), row => row.LedgerId);
    private static readonly int Id = Map.AddFixed(nameof(StreamRow.Id), row => row.Id);
    private static readonly int Merchant = Map.Add(nameof(StreamRow.Merchant), row => row.Merchant);
    private static readonly int Description = Map.Add(nameof(StreamRow.Description), row => row.Description);
    private static readonly int Currency = Map.AddFixed(nameof(StreamRow.Currency), row => row.Currency);
    private static readonly int IsIncome = Map.Add(nameof(StreamRow.IsIncome), row => row.IsIncome);
    private static readonly int Period = Map.Add(nameof(StreamRow.Period), row => row.Period);
    private static readonly int Status = Map.Add(nameof(StreamRow.Status), row => row.Status);
    private static readonly int Confidence = Map.Add(nameof(StreamRow.Confidence), row => row.Confidence);
    private static readonly int Alive = Map.Add(nameof(StreamRow.Alive), row => row.Alive);
    private static readonly int FirstOn = Map.Add(nameof(StreamRow.FirstOn), row => row.FirstOn);
    private static readonly int LastOn = Map.Add(nameof(StreamRow.LastOn), row => row.LastOn);
    private static readonly int NextOn = Map.Add(nameof(StreamRow.NextOn), row => row.NextOn);
    private static readonly int NextEarliest = Map.Add(nameof(StreamRow.NextEarliest), row => row.NextEarliest);
    private static readonly int NextLatest = Map.Add(nameof(StreamRow.NextLatest), row => row.NextLatest);
    private static readonly int AmountMinor = Map.Add(nameof(StreamRow.AmountMinor), row => row.AmountMinor);
    private static readonly int AmountLowMinor = Map.Add(nameof(StreamRow.AmountLowMinor), row => row.AmountLowMinor);
    private static readonly int AmountHighMinor = Map.Add(nameof(StreamRow.AmountHighMinor), row => row.AmountHighMinor);
    private static readonly int IsFixedAmount = Map.Add(nameof(StreamRow.IsFixedAmount), row => row.IsFixedAmount);
    private static readonly int PlanTotal = Map.Add(nameof(StreamRow.PlanTotal), row => row.PlanTotal);
    private static readonly int PlanLeft = Map.Add(nameof(StreamRow.PlanLeft), row => row.PlanLeft);
    private static readonly int Members = Map.Add(nameof(StreamRow.Members), row => row.Members);
    private static readonly int Name = Map.Add(nameof(StreamRow.Name), row => row.Name);
    private static readonly int Decision = Map.Add(nameof(StreamRow.Decision), row => row.Decision);
    private static readonly int DecidedAt = Map.Add(nameof(StreamRow.DecidedAt), row => row.DecidedAt);
    private static readonly int IsFound = Map.Add(nameof(StreamRow.IsFound), row => row.IsFound);
    private static readonly int CreatedAt = Map.AddFixed(nameof(StreamRow.CreatedAt), row => row.CreatedAt);
    private static readonly int UpdatedAt = Map.Add(nameof(StreamRow.UpdatedAt), row => row.UpdatedAt);
    private static readonly int Version = Map.Add(nameof(StreamRow.Version), row => row.Version);
    private static readonly int Upcoming = Map.Add(nameof(StreamRow.Upcoming), row => row.Upcoming);

    public static IReadOnlyList<string> Names { get; } = Map.Names;

    public static string All { get; } = Map.List;

    public static string Assignments { get; } = Map.Assignments;

    public static object?[] ValuesOf(StreamRow row) => Map.ValuesOf(row);

    public static StreamRow Read(RowReader row) => new()
    {
        LedgerId = row.Id(LedgerId),
        Id = row.Id(Id),
        Merchant = row.Text(Merchant),
        Description = row.Text(Description),
        Currency = row.Currency(Currency),
        IsIncome = row.Flag(IsIncome),
        Period = (Period)row.Int(Period),
        Status = (StreamStatus)row.Int(Status),
        Confidence = row.Real(Confidence),
        Alive = row.Real(Alive),
        FirstOn = row.Day(FirstOn),
        LastOn = row.Day(LastOn),
        NextOn = row.IsNull(NextOn) ? null : row.Day(NextOn),
        NextEarliest = row.IsNull(NextEarliest) ? null : row.Day(NextEarliest),
        NextLatest = row.IsNull(NextLatest) ? null : row.Day(NextLatest),
        AmountMinor = row.Long(AmountMinor),
        AmountLowMinor = row.Long(AmountLowMinor),
        AmountHighMinor = row.Long(AmountHighMinor),
        IsFixedAmount = row.Flag(IsFixedAmount),
        PlanTotal = row.IsNull(PlanTotal) ? null : row.Int(PlanTotal),
        PlanLeft = row.IsNull(PlanLeft) ? null : row.Int(PlanLeft),
        Members = row.Bytes(Members),
        Name = row.OptionalText(Name),
        Decision = (StreamDecision)row.Int(Decision),
        DecidedAt = row.OptionalInstant(DecidedAt),
        IsFound = row.Flag(IsFound),
        CreatedAt = row.Instant(CreatedAt),
        UpdatedAt = row.Instant(UpdatedAt),
        Version = row.Int(Version),
        Upcoming = row.Text(Upcoming),
    };
}
