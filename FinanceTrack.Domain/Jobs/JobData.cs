using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Jobs;

/// <summary>
/// What is done for a user behind the scenes: jobs. A job that runs while its user is erased finds its lease gone and stops.
/// Messages that name the user belong to no feature: they go at the end of the erasure.
/// </summary>
public sealed class JobData(Database database) : IUserData
{
    private static readonly Statement OfUserSql = Statement.Of("""
        SELECT Id, Kind, Status, CreatedAt, FinishedAt FROM Jobs WHERE UserId = @UserId ORDER BY Id
        """);

    private static readonly Statement EraseSql = Statement.Of("""
        DELETE FROM Jobs WHERE UserId = @UserId;
        UPDATE Jobs SET RequestedBy = NULL WHERE RequestedBy = @UserId;
        """);

    public IEnumerable<UserDataSet> Export(Guid userId) =>
        [UserDataSet.Of("jobs", cancellationToken => database.StreamAsync<ExportedJob>(OfUserSql, new { UserId = userId }, cancellationToken))];

    public Task EraseAsync(DbSession session, Guid userId) => session.ExecuteAsync(EraseSql, new { UserId = userId });
}

/// <summary>A job in the export.</summary>
public sealed record ExportedJob
{
    public Guid Id { get; init; }

    public required string Kind { get; init; }

    public JobStatus Status { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }
}
