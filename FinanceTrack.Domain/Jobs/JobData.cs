using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Jobs;

/// <summary>
/// What is done for a ledger behind the scenes: jobs. A job that runs while its ledger is erased finds its lease gone and stops.
/// Messages that name the ledger belong to no feature: they go at the end of the erasure.
/// </summary>
public sealed class JobData(Database database) : ILedgerData
{
    private static readonly Statement OfLedgerSql = Statement.Of("""
        SELECT Id, Kind, Status, CreatedAt, FinishedAt FROM Jobs WHERE LedgerId = @LedgerId ORDER BY Id
        """);

    private static readonly Statement EraseSql = Statement.Of("DELETE FROM Jobs WHERE LedgerId = @LedgerId");

    public IEnumerable<UserDataSet> Export(Guid ledgerId, Guid readerId) =>
        [UserDataSet.Of(
            "jobs", cancellationToken => database.StreamAsync<ExportedJob>(OfLedgerSql, new { LedgerId = ledgerId }, cancellationToken))];

    public Task EraseAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(EraseSql, new { LedgerId = ledgerId });
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
