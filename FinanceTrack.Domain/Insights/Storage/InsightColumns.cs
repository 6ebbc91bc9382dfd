using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Insights.Storage;

/// <summary>The columns of <c>Insights</c>.</summary>
internal static class InsightColumns
{
    private static readonly ColumnMap<InsightRow> Map = new();

    private static readonly int LedgerId = Map.AddFixed(nameof(InsightRow.LedgerId), row => row.LedgerId);
    private static readonly int Id = Map.AddFixed(nameof(InsightRow.Id), row => row.Id);
    private static readonly int Kind = Map.AddFixed(nameof(InsightRow.Kind), row => row.Kind);
    private static readonly int Severity = Map.Add(nameof(InsightRow.Severity), row => row.Severity);
    private static readonly int AboutDay = Map.Add(nameof(InsightRow.AboutDay), row => row.AboutDay);
    private static readonly int Surprise = Map.Add(nameof(InsightRow.Surprise), row => row.Surprise);
    private static readonly int SizeMinor = Map.Add(nameof(InsightRow.SizeMinor), row => row.SizeMinor);
    private static readonly int Currency = Map.AddFixed(nameof(InsightRow.Currency), row => row.Currency);
    private static readonly int StreamId = Map.Add(nameof(InsightRow.StreamId), row => row.StreamId);
    private static readonly int Members = Map.Add(nameof(InsightRow.Members), row => row.Members);
    private static readonly int Facts = Map.Add(nameof(InsightRow.Facts), row => row.Facts);
    private static readonly int TopPlace = Map.Add(nameof(InsightRow.TopPlace), row => row.TopPlace);
    private static readonly int IsFound = Map.Add(nameof(InsightRow.IsFound), row => row.IsFound);
    private static readonly int IsDismissed = Map.Add(nameof(InsightRow.IsDismissed), row => row.IsDismissed);
    private static readonly int DismissedAt = Map.Add(nameof(InsightRow.DismissedAt), row => row.DismissedAt);
    private static readonly int FoundAt = Map.AddFixed(nameof(InsightRow.FoundAt), row => row.FoundAt);
    private static readonly int UpdatedAt = Map.Add(nameof(InsightRow.UpdatedAt), row => row.UpdatedAt);
    private static readonly int Version = Map.Add(nameof(InsightRow.Version), row => row.Version);

    public static IReadOnlyList<string> Names { get; } = Map.Names;

    public static string All { get; } = Map.List;

    public static string Assignments { get; } = Map.Assignments;

    public static object?[] ValuesOf(InsightRow row) => Map.ValuesOf(row);

    public static InsightRow Read(RowReader row) => new()
    {
        LedgerId = row.Id(LedgerId),
        Id = row.Id(Id),
        Kind = (InsightKind)row.Int(Kind),
        Severity = (InsightSeverity)row.Int(Severity),
        AboutDay = row.Day(AboutDay),
        Surprise = row.Real(Surprise),
        SizeMinor = row.Long(SizeMinor),
        Currency = row.Currency(Currency),
        StreamId = row.OptionalId(StreamId),
        Members = row.Bytes(Members),
        Facts = row.Text(Facts),
        TopPlace = row.Int(TopPlace),
        IsFound = row.Flag(IsFound),
        IsDismissed = row.Flag(IsDismissed),
        DismissedAt = row.OptionalInstant(DismissedAt),
        FoundAt = row.Instant(FoundAt),
        UpdatedAt = row.Instant(UpdatedAt),
        Version = row.Int(Version),
    };
}
