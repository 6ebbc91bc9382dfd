using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Anomalies.Feedback;

/// <summary>
/// Takes a user's answer to an alert, or to a transaction that should have been one. It moves the user's threshold for what is
/// recorded from now on, and is kept with what the scorer saw of the transaction, for models to learn from.
/// </summary>
public sealed class AnswerAnomaly(Database database, ScorerSource scorers, ComputingRequests turns, TimeProvider time)
{
    /// <summary>Answering the same again changes nothing.</summary>
    /// <param name="ifMatch">The version of the answer the caller has seen, or null for whichever there is.</param>
    public async Task<Result<AnswerDetails>> ExecuteAsync(
        LedgerActor actor, Guid transactionId, NewAnswer input, int? ifMatch, CancellationToken cancellationToken)
    {
        if (input.Answer is not { } answer)
            return new ValidationError("/answer", "Must be `confirmed` or `dismissed`.");

        // What the scorer saw takes a fold over the history up to there, so it is found before the ledger is held.
        var components = await ObserveAsync(actor, transactionId, cancellationToken);
        return await database.WriteAsync(
            session => AnswerAsync(session, actor, transactionId, answer, components, ifMatch), cancellationToken);
    }

    /// <summary>Null when there is no such transaction, or it has been answered and so observed before.</summary>
    internal async Task<byte[]?> ObserveAsync(LedgerActor actor, Guid transactionId, CancellationToken cancellationToken)
    {
        var (priors, ledgerId) = ((await scorers.GetAsync(cancellationToken)).Priors, actor.LedgerId);
        return await turns.RunAsync(actor, ReadAsync, cancellationToken);

        Task<byte[]?> ReadAsync() => database.ReadAsync(
            async session =>
            {
                if (await LedgersTable.FindHeadAsync(session, ledgerId) is not { } ledger
                    || await TransactionTable.FindAsync(session, ledgerId, transactionId) is not { } transaction
                    || await AnswerTable.FindAsync(session, ledgerId, transactionId) is not null)
                {
                    return null;
                }

                var home = CurrencyCode.Of(ledger.Settings.HomeCurrency);
                var seen = await StatisticsRebuild.ObserveAsync(session, ledgerId, transaction.Sequence, priors, home);
                return seen is { } observation ? ComponentSnapshot.Write(observation.Components) : null;
            },
            cancellationToken);
    }

    internal async Task<Result<AnswerDetails>> AnswerAsync(
        DbSession session, LedgerActor actor, Guid transactionId, AnomalyAnswer answer, byte[]? components, int? ifMatch)
    {
        if (!(await LedgerLock.TakeAsync(session, actor)).TryGet(out _, out var refused))
            return refused;
        if (await TransactionTable.FindAsync(session, actor.LedgerId, transactionId) is not { } transaction)
            return new NotFoundError("transaction");
        var old = await AnswerTable.FindAsync(session, actor.LedgerId, transactionId);
        if (ifMatch is not null && ifMatch != old?.Version)
            return new StaleVersionError();
        if (old?.Answer == answer)
            return AnswerDetails.Of(old);
        if (old is not null)
            return await ChangeAsync(session, old with { Answer = answer, AnsweredAt = time.Now(), Version = old.Version + 1 });
        return components is null
            ? new ConflictError("The answer was withdrawn while it was being changed. Answer again.")
            : await AddAsync(session, transaction, answer, components);
    }

    private static async Task<AnswerDetails> ChangeAsync(DbSession session, AnswerRow row)
    {
        await AnswerTable.UpdateAsync(session, row);
        return AnswerDetails.Of(row);
    }

    private async Task<AnswerDetails> AddAsync(DbSession session, TransactionRow transaction, AnomalyAnswer answer, byte[] components)
    {
        var row = new AnswerRow
        {
            LedgerId = transaction.LedgerId,
            TransactionId = transaction.Id,
            Answer = answer,
            AnsweredAt = time.Now(),
            WasAlert = transaction.IsAnomaly,
            ComponentForm = ComponentSnapshot.CurrentForm,
            Components = components,
            Version = 1,
        };
        await AnswerTable.InsertAsync(session, row);
        return AnswerDetails.Of(row);
    }
}
