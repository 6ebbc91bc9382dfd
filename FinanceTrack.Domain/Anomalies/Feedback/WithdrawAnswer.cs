using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Anomalies.Feedback;

/// <summary>Takes an answer back, and its effect on the user's threshold with it.</summary>
public sealed class WithdrawAnswer(Database database)
{
    /// <param name="ifMatch">The version of the answer the caller has seen, or null for whichever there is.</param>
    public Task<Result<Done>> ExecuteAsync(LedgerActor actor, Guid transactionId, int? ifMatch, CancellationToken cancellationToken) =>
        database.WriteAsync(session => WithdrawAsync(session, actor, transactionId, ifMatch), cancellationToken);

    internal static async Task<Result<Done>> WithdrawAsync(DbSession session, LedgerActor actor, Guid transactionId, int? ifMatch)
    {
        if (!(await LedgerLock.TakeAsync(session, actor)).TryGet(out _, out var refused))
            return refused;
        if (await AnswerTable.FindAsync(session, actor.LedgerId, transactionId) is not { } answer)
            return new NotFoundError("answer");
        if (ifMatch is not null && ifMatch != answer.Version)
            return new StaleVersionError();
        await AnswerTable.DeleteAsync(session, actor.LedgerId, transactionId);
        return new Done();
    }
}
