using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Forecast.Storage;
using FinanceTrack.Domain.Insights.Storage;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Recurring.Storage;

namespace FinanceTrack.Domain.Insights.Jobs;

/// <summary>How many of each are stored after a run.</summary>
public sealed record RefreshReport(int Ledgers, int Streams, int Forecasts, int Insights)
{
    /// <summary>How many ledgers could not be refreshed.</summary>
    public int Failed { get; init; }

    public RefreshReport Plus(RefreshReport other) => new(
        Ledgers + other.Ledgers, Streams + other.Streams, Forecasts + other.Forecasts, Insights + other.Insights)
    {
        Failed = Failed + other.Failed,
    };
}

/// <summary>
/// Computes what recurs in a ledger, its forecast and its insights, and stores them. Rows are read and computed without a lock; the result
/// is written under the ledger's, and only when no decision about a stream has changed meanwhile. Ledgers take turns.
/// </summary>
public sealed class RefreshLedger(Database database, ComputeTurns turns, TimeProvider time)
{
    private const int MaxAttempts = 5;

    /// <summary>Of a stream that a person has confirmed: below it, what is found is another stream.</summary>
    private const double MinConfidenceOfConfirmed = .2;

    public async Task<RefreshReport> ExecuteAsync(Guid ledgerId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            if (await turns.RunAsync(turn => ComputeAsync(ledgerId, turn, cancellationToken), cancellationToken)
                is not var (input, computed))
            {
                return new RefreshReport(0, 0, 0, 0); // Erased since the job was queued.
            }

            if (await database.WriteAsync(session => TryStoreAsync(session, input, computed), cancellationToken))
                return new RefreshReport(1, computed.Rows.Count, computed.Forecasts.Count, computed.Insights.Count);
        }

        throw new InvalidOperationException("The ledger's recurring streams changed during each attempt.");
    }

    private async Task<(Input Input, Computed Computed)?> ComputeAsync(
        Guid ledgerId, ComputeTurn turn, CancellationToken cancellationToken) =>
        await database.ReadAsync(session => ReadAsync(session, ledgerId), cancellationToken) is { } input
            ? (input, await ComputeAsync(input, time.Now(), turn, cancellationToken))
            : null;

    private static async Task<Input?> ReadAsync(DbSession session, Guid ledgerId) =>
        await LedgersTable.FindHeadAsync(session, ledgerId) is { } ledger
            ? new Input(
                ledger, await RecurringRows.ReadAsync(session, ledgerId), await StreamTable.ListAsync(session, ledgerId),
                await ForecastTable.ListCoveragesAsync(session, ledgerId), await AccountTable.ListAsync(session, ledgerId),
                await LinkTable.ReadAllAsync(session, ledgerId))
            : null;

    private static async Task<Computed> ComputeAsync(
        Input input, DateTimeOffset now, ComputeTurn turn, CancellationToken cancellationToken)
    {
        var (ledgerId, today) = (input.Ledger.LedgerId, input.Ledger.Settings.TodayAt(now));
        var payments = input.Rows.Rows.Where(row => !row.IsRefund).ToList();
        var found = RecurringDetector.Detect(payments, today, MinConfidenceOfConfirmed, cancellationToken);
        var matched = StreamMatching.Match(input.Streams, found)
            .Where(stream => stream.Found.Confidence >= RecurringDetector.MinConfidence || stream.Stored is { HasDecision: true }).ToList();
        var rows = matched.ConvertAll(stream => StreamFigures.RowOf(ledgerId, stream, today, now));
        var ids = matched.Zip(rows).ToDictionary(pair => pair.First.Found.Id, pair => pair.Second.Id);
        var streams = matched.Select(AsDecided).OfType<RecurringStream>().ToList();
        var known = new ForecastInput(ledgerId, input.Rows.Rows, input.Rows.Moves, PartnersOf(input), streams, input.Accounts);
        var forecasts = await MakeForecasts.RunAsync(
            known, input.Coverages, today, now, () => turn.PassAsync(cancellationToken), cancellationToken);
        await turn.PassAsync(cancellationToken);
        var insights = MakeInsights.Run(known, forecasts, ids, today, now, cancellationToken);
        return new Computed(rows, [.. forecasts.Select(forecast => WithStoredIds(forecast, ids))], insights, now);
    }

    private static async Task<bool> TryStoreAsync(DbSession session, Input input, Computed computed)
    {
        var ledgerId = input.Ledger.LedgerId;
        if (await LedgersTable.LockAsync(session, ledgerId) is null)
            return true; // Erased meanwhile: there is nothing to store.
        var stored = await StreamTable.ListAsync(session, ledgerId);
        if (!stored.Select(row => (row.Id, row.Version)).SequenceEqual(input.Streams.Select(row => (row.Id, row.Version))))
            return false;
        await StoreStreams.ApplyAsync(session, stored, computed.Rows, computed.At);
        await ForecastTable.ReplaceAsync(session, ledgerId, computed.Forecasts);
        await StoreInsights.ApplyAsync(session, ledgerId, computed.Insights, computed.At);
        return true;
    }

    /// <summary>As the forecast and the insights see it: a dismissed one is not there, nothing more comes of one that is over.</summary>
    private static RecurringStream? AsDecided(MatchedStream stream) => stream.Decision switch
    {
        StreamDecision.Dismissed => null,
        StreamDecision.Ended => stream.Found with
        {
            Outlook = stream.Found.Outlook with { Status = StreamStatus.Ended, Alive = 0 },
            NextDate = null,
            FirstMissedDate = null,
        },
        StreamDecision.Confirmed => stream.Found with
        {
            Confidence = Math.Max(stream.Found.Confidence, RecurringDetector.MinConfidenceToNotify),
        },
        _ => stream.Found,
    };

    /// <summary>By each side of a transfer, the account of the other side.</summary>
    private static Dictionary<Guid, Guid> PartnersOf(Input input)
    {
        var accounts = input.Rows.Moves.ToDictionary(row => row.Id, row => row.AccountId);
        return input.Links.Where(link => link is { Kind: LinkKind.Transfer, Holds: true })
            .SelectMany(link => new[] { (Side: link.FromId, Other: link.ToId), (Side: link.ToId, Other: link.FromId) })
            .Where(pair => accounts.ContainsKey(pair.Other))
            .ToDictionary(pair => pair.Side, pair => accounts[pair.Other]);
    }

    /// <summary>Movements between own accounts are in the flows, but they are not stored as streams.</summary>
    private static StoredForecast WithStoredIds(StoredForecast made, Dictionary<Guid, Guid> ids)
    {
        var forecast = made.Forecast;
        return made with
        {
            Forecast = forecast with
            {
                Streams = [.. forecast.Streams.Where(share => ids.ContainsKey(share.StreamId))
                    .Select(share => share with { StreamId = ids[share.StreamId] })],
                SafeToSpend = forecast.SafeToSpend is { Income: { } income } safe
                    ? safe with { Income = ids.TryGetValue(income, out var stored) ? stored : null }
                    : null,
            },
        };
    }

    private sealed record Input(
        LedgerHead Ledger, LedgerRows Rows, List<StreamRow> Streams, List<StoredCoverage> Coverages, IReadOnlyList<AccountRow> Accounts,
        List<LinkRow> Links);

    private sealed record Computed(
        List<StreamRow> Rows, List<StoredForecast> Forecasts, IReadOnlyList<InsightRow> Insights, DateTimeOffset At);
}
