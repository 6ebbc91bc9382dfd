using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Telemetry;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Ledger;

/// <summary>
/// Records transactions with everything that follows from them: account, category, score, statistics, monthly sums, balance. All of it
/// commits in the caller's database transaction, or none.
/// </summary>
public sealed class LedgerWriter(
    RowCategorization categorization,
    ScorerSource scorers,
    StatisticsCache statistics,
    MatchSignal signal,
    RefreshSignal refresh,
    TimeProvider time)
{
    /// <summary>Records the drafts in their order. Their categories, where given, are the user's own.</summary>
    internal async Task<IReadOnlyList<TransactionRow>> RecordAsync(
        DbSession session, LedgerState ledger, IReadOnlyList<TransactionDraft> drafts)
    {
        if (drafts.Count == 0)
            return [];
        var now = time.Now();
        var accounts = await RowAccounts.ResolveAsync(session, ledger, drafts, now);
        var entries = await categorization.CategorizeAsync(
            session,
            ledger,
            [.. drafts.Select((draft, i) => NewEntry(ledger, draft, accounts[i], ledger.Version.LastSequence + 1 + i, now))]);

        var scoring = new RowScoring(await scorers.GetAsync(session.CancellationToken), statistics, ledger);
        var (rows, fold) = await scoring.ScoreAndLearnAsync(session, [.. entries.Select(entry => entry.Row)]);

        await TransactionTable.InsertAsync(session, rows);
        await categorization.LearnAsync(session, entries);
        await scoring.SaveAsync(session, fold, ledger.Version.LastSequence + rows.Count);
        await RowFigures.ChangeAsync(session, [], rows);
        await signal.RaiseAsync(session, ledger, rows);
        await refresh.RaiseAsync(session, ledger.LedgerId);
        session.WhenCommitted(() => Measure(rows));
        return rows;
    }

    private static void Measure(IReadOnlyList<TransactionRow> rows)
    {
        ProductMetrics.AnomaliesRaised(rows.Count(row => row.IsAnomaly));
        foreach (var decided in rows.GroupBy(row => row.CategorySource))
            ProductMetrics.Categorized(decided.Key.ToString().ToLowerInvariant(), decided.Count());
    }

    /// <summary>The entry a draft becomes, before it is categorised and scored.</summary>
    internal static LedgerEntry NewEntry(
        LedgerState ledger, TransactionDraft draft, Guid accountId, long sequence, DateTimeOffset now) => LedgerEntry.Of(new()
        {
            LedgerId = ledger.LedgerId,
            Id = Guid.CreateVersion7(now),
            Sequence = sequence,
            BookedOn = draft.BookedOn,
            OccurredAt = draft.OccurredAt,
            AmountMinor = draft.Money.MinorUnits,
            Currency = draft.Money.Currency,
            Description = draft.Description,
            Note = draft.Note,
            SearchText = SearchText.Of(draft.Description, draft.Note),
            ExternalId = draft.ExternalId,
            ExternalIdKey = draft.ExternalIdKey,
            AccountId = accountId,
            CategoryId = draft.CategoryId,
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        });
}
