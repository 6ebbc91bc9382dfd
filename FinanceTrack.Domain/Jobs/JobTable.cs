using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Jobs;

/// <summary>Jobs as they stand. They belong to administrators, so no user's id is asked for.</summary>
internal static class JobTable
{
    private static readonly Statement ByIdSql = Statement.Of($"SELECT {Job.Columns} FROM Jobs WHERE Id = @Id");

    private static readonly Statement NewestSql = Statement.Of(dialect => $"""
        SELECT {Job.Columns} FROM Jobs
        WHERE Id < @Before AND (@Kind IS NULL OR Kind = @Kind) AND (@Status IS NULL OR Status = @Status)
        ORDER BY Id DESC {dialect.Limit("@Limit")}
        """);

    private static readonly Statement LatestSql = Statement.Of(dialect => $"""
        SELECT {Job.Columns} FROM Jobs WHERE Kind = @Kind AND Status = @Status ORDER BY Id DESC {dialect.Limit("@Limit")}
        """);

    /// <summary>The latest job of a kind that ended so; null when there is none.</summary>
    public static async Task<Job?> FindLatestAsync(DbSession session, string kind, JobStatus status) =>
        (await session.QueryAsync<Job>(LatestSql, new { Kind = kind, Status = status, Limit = 1 })).SingleOrDefault();

    public static Task<Job?> FindAsync(DbSession session, Guid id) => session.FindAsync<Job>(ByIdSql, new { Id = id });

    public static Task<IReadOnlyList<Job>> ListAsync(DbSession session, Guid before, string? kind, JobStatus? status, int limit) =>
        session.QueryAsync<Job>(NewestSql, new { Before = before, Kind = kind, Status = status, Limit = limit });
}
