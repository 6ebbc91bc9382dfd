namespace FinanceTrack.Domain.Anomalies.Storage;

internal sealed record UserStatisticsRow
{
    public int Form { get; init; }

    public byte[] UserState { get; init; } = [];
}

internal sealed record CategoryStatisticsRow
{
    public long CategoryKey { get; init; }

    public int Form { get; init; }

    public byte[] CategoryState { get; init; } = [];
}

internal sealed record MerchantStatisticsRow
{
    public long MerchantKey { get; init; }

    public int Form { get; init; }

    public byte[] MerchantState { get; init; } = [];
}
