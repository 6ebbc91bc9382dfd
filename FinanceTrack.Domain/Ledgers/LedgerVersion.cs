namespace FinanceTrack.Domain.Ledgers;

/// <summary>
/// The version counters in a row of <c>Ledgers</c>, and the alert shift. Each counter is the stamp of its part and moves with every change
/// of it. Three columns have shorter names: <c>Folds</c> is <see cref="StatisticsVersion"/>, <c>Setups</c> is <see cref="SetupVersion"/>,
/// and <c>Answers</c> is <see cref="MemoryVersion"/>.
/// </summary>
/// <param name="LastSequence">Of the transaction recorded last.</param>
/// <param name="Revision">Moves when earlier transactions are changed or deleted.</param>
/// <param name="StatisticsVersion">Moves when the stored statistics are replaced as a whole or deleted.</param>
/// <param name="SetupVersion">Moves when categories or rules change.</param>
/// <param name="MemoryVersion">Moves when the memory of its members' answers changes.</param>
/// <param name="AlertShift">Nats by which answers have moved the alert threshold.</param>
internal sealed record LedgerVersion(
    long LastSequence, long Revision, long StatisticsVersion, long SetupVersion, long MemoryVersion, double AlertShift)
{
    public HistoryVersion History => new(LastSequence, Revision, StatisticsVersion);
}

/// <summary>
/// Which history a ledger holds, and which statistics of it are stored. While the first two stand, statistics folded from the history
/// are right; while all three stand, so are the rows in which they are stored.
/// </summary>
internal readonly record struct HistoryVersion(long LastSequence, long Revision, long StatisticsVersion);
