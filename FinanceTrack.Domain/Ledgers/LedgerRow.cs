namespace FinanceTrack.Domain.Ledgers;

/// <summary>The part of a row of <c>Ledgers</c> that its owners set.</summary>
internal sealed record LedgerRow
{
    public const string OwnName = "Personal";

    public required Guid LedgerId { get; init; }

    public required string Name { get; init; }

    public required string HomeCurrency { get; init; }

    public required string TimeZone { get; init; }

    public required LedgerKind Kind { get; init; }

    public required double AlertBudget { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required int Version { get; init; }

    public LedgerSettings Settings => new(HomeCurrency, TimeZone, Kind, AlertBudget);

    public static LedgerRow New(string name, LedgerSettings settings, DateTimeOffset now) => new()
    {
        LedgerId = Guid.CreateVersion7(now),
        Name = name,
        HomeCurrency = settings.HomeCurrency,
        TimeZone = settings.TimeZone,
        Kind = settings.Kind,
        AlertBudget = settings.AlertBudget,
        CreatedAt = now,
        UpdatedAt = now,
        Version = 1,
    };
}
