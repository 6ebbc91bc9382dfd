using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Anomalies.Storage;

internal sealed record UserStatisticsRow
{
    public int Form { get; init; }

    public int PriorsVersion { get; init; }

    public long Revision { get; init; }

    public byte[] UserState { get; init; } = [];

    public static UserStatisticsRow Read(RowReader row) => new() { Form = row.Int(0), UserState = row.Bytes(1) };
}

internal sealed record CategoryStatisticsRow
{
    public long CategoryKey { get; init; }

    public int Form { get; init; }

    public byte[] CategoryState { get; init; } = [];

    public static CategoryStatisticsRow Read(RowReader row) =>
        new() { CategoryKey = row.Long(0), Form = row.Int(1), CategoryState = row.Bytes(2) };
}

internal sealed record MerchantStatisticsRow
{
    public long MerchantKey { get; init; }

    public int Form { get; init; }

    public byte[] MerchantState { get; init; } = [];

    public static MerchantStatisticsRow Read(RowReader row) =>
        new() { MerchantKey = row.Long(0), Form = row.Int(1), MerchantState = row.Bytes(2) };
}
