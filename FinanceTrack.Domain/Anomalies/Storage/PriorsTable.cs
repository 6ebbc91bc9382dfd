using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>
/// The snapshots of everyone's priors. Each comes into force at a stated instant, so that all instances change over together.
/// </summary>
internal static class PriorsTable
{
    private static readonly Statement FindSql = Statement.Of("""
        SELECT Version, InForceFrom, State FROM AnomalyPriors
        WHERE Version >= (SELECT COALESCE(MAX(Version), 0) FROM AnomalyPriors WHERE InForceFrom <= @Now)
        ORDER BY Version
        """);

    private static readonly Statement InsertSql = Statement.Of(
        "INSERT INTO AnomalyPriors (Version, InForceFrom, State) VALUES (@Version, @InForceFrom, @State)");

    private static readonly Statement LatestSql = Statement.Of("SELECT COALESCE(MAX(Version), 0) FROM AnomalyPriors");

    /// <summary>The priors in force and those to come, in their order; those of the code where there are none.</summary>
    public static async Task<IReadOnlyList<DatedPriors>> FindAsync(DbSession session, DateTimeOffset now)
    {
        var rows = await session.QueryAsync<PriorsRow>(FindSql, new { Now = now });
        var stored = rows.Select(row => new DatedPriors(row.InForceFrom, PriorsCodec.Decode(row.State)));
        return rows.Count > 0 && rows[0].InForceFrom <= now ? [.. stored] : [DatedPriors.Shipped, .. stored];
    }

    public static Task<int> LatestVersionAsync(DbSession session) => session.ScalarAsync<int>(LatestSql);

    public static Task InsertAsync(DbSession session, DatedPriors priors) =>
        session.ExecuteAsync(InsertSql, new { priors.Priors.Version, priors.InForceFrom, State = PriorsCodec.Encode(priors.Priors) });

    private sealed record PriorsRow
    {
        public int Version { get; init; }

        public DateTimeOffset InForceFrom { get; init; }

        public byte[] State { get; init; } = [];
    }
}

/// <summary>A snapshot of the priors, and from when on it is used.</summary>
internal sealed record DatedPriors(DateTimeOffset InForceFrom, Priors Priors)
{
    public static DatedPriors Shipped { get; } = new(DateTimeOffset.MinValue, ShippedPriors.Instance);
}
