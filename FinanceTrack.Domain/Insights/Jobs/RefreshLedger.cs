using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Forecast.Storage;
using FinanceTrack.Domain.Insights.Storage;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Recurring.Storage;

namespace FinanceTrack.Domain.Insights.Jobs;

/// <summary>How many of each are stored after a run.</summary>
public sealed record RefreshReport(int Ledgers, int Streams, int Forecasts, int Insights)
{
    public RefreshReport Plus(RefreshReport other) => new(
        Ledgers + other.Ledgers, Streams + other.Streams, Forecasts + other.Forecasts, Insights + other.Insights);
}

/// <summary>
/// Computes what recurs in a ledger, its forecast and its insights, and stores them. Rows are read and computed without a lock; the result
/// is written under the ledger's, and only when no decision about a stream has changed meanwhile.
/// </summary>
public sealed class RefreshLedger(Database database, TimeProvider time)
{
    private const int MaxAttempts = 5;

    /// <summary>Of a stream that a person has confirmed: below it, what is found is another stream.</summary>
    private const double MinConfidenceOfConfirmed = .2;

    public async Task<RefreshReport> ExecuteAsync(Guid ledgerId, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            if (await database.ReadAsync(session => ReadAsync(session, ledgerId), cancellationToken) is not { } input)
                return new RefreshReport(0, 0, 0, 0); // Erased since the job was queued.
            var computed = Compute(input, time.Now(), cancellationToken);
            if (await database.WriteAsync(session => TryStoreAsync(session, input, computed), cancellationToken))
                return new RefreshReport(1, computed.Rows.Count, computed.Forecasts.Count, computed.Insights.Count);
        }

        throw new InvalidOperationException("The ledger's recurring streams changed during each attempt.");
    }

    private static async Task<Input?> ReadAsync(DbSession session, Guid ledgerId) =>
        await LedgersTable.FindHeadAsync(session, ledgerId) is { } ledger
            ? new Input(
                ledger, await RecurringRows.ReadAsync(session, ledgerId), await StreamTable.ListAsync(session, ledgerId),
                await ForecastTable.ListCoveragesAsync(session, ledgerId))
            : null;

    private static Computed Compute(Input input, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (ledgerId, today) = (input.Ledger.LedgerId, TodayOf(input.Ledger.Settings, now));
        var matched = StreamMatching.Match(input.Streams, RecurringDetector.Detect(input.Rows, today, MinConfidenceOfConfirmed))
            .Where(stream => stream.Found.Confidence >= RecurringDetector.MinConfidence || stream.Stored is { HasDecision: true }).ToList();
        var rows = matched.ConvertAll(stream => StreamFigures.RowOf(ledgerId, stream, today, now));
        var ids = matched.Zip(rows).ToDictionary(pair => pair.First.Found.Id, pair => pair.Second.Id);
        var streams = matched.Select(AsDecided).OfType<RecurringStream>().ToList();
        var forecasts = MakeForecasts.Run(ledgerId, input.Rows, streams, input.Coverages, today, now, cancellationToken);
        var insights = MakeInsights.Run(ledgerId, input.Rows, streams, forecasts, ids, today, now);
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

    private static StoredForecast WithStoredIds(StoredForecast stored, Dictionary<Guid, Guid> ids)
    {
        var forecast = stored.Forecast;
        return stored with
        {
            Forecast = forecast with
            {
                Streams = [.. forecast.Streams.Select(share => share with { StreamId = ids[share.StreamId] })],
                SafeToSpend = forecast.SafeToSpend is { } safe ? safe with { Income = ids[safe.Income] } : null,
            },
        };
    }

    private static DateOnly TodayOf(LedgerSettings settings, DateTimeOffset now) =>
        DateOnly.FromDateTime(TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out var zone)
            ? TimeZoneInfo.ConvertTime(now, zone).DateTime
            : now.UtcDateTime);

    private sealed record Input(
        LedgerHead Ledger, List<RecurringRow> Rows, List<StreamRow> Streams, List<StoredCoverage> Coverages);

    private sealed record Computed(
        List<StreamRow> Rows, List<StoredForecast> Forecasts, IReadOnlyList<InsightRow> Insights, DateTimeOffset At);
}
