namespace FinanceTrack.Domain.Jobs;

/// <summary>
/// The message of the queue <c>jobs</c>. It only says that there is something to run: the row says what, and whether still.
/// </summary>
public sealed record JobMessage(Guid JobId);
