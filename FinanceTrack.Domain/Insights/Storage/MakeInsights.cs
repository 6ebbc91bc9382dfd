using FinanceTrack.Domain.Forecast.Storage;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Recurring.Storage;

namespace FinanceTrack.Domain.Insights.Storage;

/// <summary>Finds the insights of each of a ledger's currencies as rows.</summary>
internal static class MakeInsights
{
    /// <param name="ids">The stored id of each stream.</param>
    public static IReadOnlyList<InsightRow> Run(
        Guid ledgerId,
        IReadOnlyList<RecurringRow> rows,
        IReadOnlyList<RecurringStream> streams,
        IReadOnlyList<StoredForecast> forecasts,
        IReadOnlyDictionary<Guid, Guid> ids,
        DateOnly today,
        DateTimeOffset now)
    {
        var past = rows.Where(row => row.Date <= today).ToList();
        return [.. forecasts
            .SelectMany(forecast => FindInsights.Run(
                new InsightRequest(past, streams, forecast.Currency, today) { Forecast = forecast.Forecast }))
            .DistinctBy(insight => insight.Id)
            .Select(insight => new InsightRow
            {
                LedgerId = ledgerId,
                Id = insight.Id,
                Kind = insight.Kind,
                Severity = insight.Severity,
                AboutDay = insight.Date,
                Surprise = insight.Surprise,
                SizeMinor = insight.Size,
                Currency = insight.Facts.Currency,
                StreamId = insight.StreamId is { } stream ? ids[stream] : null,
                Members = MemberIds.Write(insight.RowIds),
                Facts = FactsJson.Write(insight.Facts),
                TopPlace = 0,
                FoundAt = now,
                UpdatedAt = now,
            })];
    }
}
