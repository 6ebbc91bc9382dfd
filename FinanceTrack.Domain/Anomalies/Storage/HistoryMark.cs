using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Anomalies.Storage;

/// <summary>
/// Which history a user has, and which statistics of it are stored: as long as the first two figures stand, statistics folded from it
/// stay right; as long as all three stand, so do the rows in which they are stored.
/// </summary>
internal sealed record HistoryMark
{
    private const string Columns = "LastSequence, Revision, Folds";

    private static readonly Statement ReadSql = Statement.Of($"SELECT {Columns} FROM Ledgers WHERE UserId = @UserId");

    private static readonly Statement LockSql = Statement.Of(d => $"SELECT {Columns} FROM Ledgers {d.ForUpdate} WHERE UserId = @UserId");

    /// <summary>Moves when rows are added.</summary>
    public long LastSequence { get; init; }

    /// <summary>Moves when earlier rows are changed or leave.</summary>
    public long Revision { get; init; }

    /// <summary>Moves when the stored statistics are replaced whole.</summary>
    public long Folds { get; init; }

    /// <summary>Null when there is no such user.</summary>
    public static Task<HistoryMark?> ReadAsync(DbSession session, Guid userId) =>
        session.FindAsync<HistoryMark>(ReadSql, new { UserId = userId });

    /// <summary>As <see cref="ReadAsync"/>, and locks the user's ledger until the transaction ends.</summary>
    public static Task<HistoryMark?> LockAsync(DbSession session, Guid userId) =>
        session.FindAsync<HistoryMark>(LockSql, new { UserId = userId });
}
