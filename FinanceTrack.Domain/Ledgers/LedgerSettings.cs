using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Ledgers;

/// <summary>What a ledger is set to, for all of its members.</summary>
/// <param name="HomeCurrency">ISO 4217.</param>
/// <param name="TimeZone">An IANA name, such as <c>Europe/Berlin</c>.</param>
/// <param name="AlertBudget">How many false anomaly alerts a month its members tolerate.</param>
public sealed record LedgerSettings(string HomeCurrency, string TimeZone, LedgerKind Kind, double AlertBudget)
{
    /// <summary>What a new ledger gets.</summary>
    public const double DefaultAlertBudget = 2;

    /// <summary>The day that it is in the ledger's time zone.</summary>
    internal DateOnly TodayAt(DateTimeOffset now) => DateOnly.FromDateTime(
        TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? TimeZoneInfo.ConvertTime(now, zone).DateTime : now.UtcDateTime);
}

/// <summary>What a change of a ledger reads first: which ledger, its versions and its settings.</summary>
internal sealed record LedgerHead(Guid LedgerId, LedgerVersion Version, LedgerSettings Settings)
{
    /// <summary>A row of <see cref="LedgersTable"/>.</summary>
    public static LedgerHead Read(RowReader row) => new(
        row.Id(0),
        new LedgerVersion(row.Long(1), row.Long(2), row.Long(3), row.Long(4), row.Long(5), row.Real(6)),
        new LedgerSettings(row.Text(7), row.Text(8), (LedgerKind)row.Int(9), row.Real(10)));
}
