using FinanceTrack.Domain.Forecast.Storage;
using FinanceTrack.Domain.Recurring.Storage;

namespace FinanceTrack.Domain.Insights.Storage;

/// <summary>Finds the insights of each of a ledger's currencies as rows.</summary>
internal static class MakeInsights
{
    /// <summary>How many transactions an insight, and each cause of a month's, shows: those that explain most of it.</summary>
    private const int MaxShownRows = 50;

    /// <param name="ids">The stored id of each stream.</param>
    public static IReadOnlyList<InsightRow> Run(
        ForecastInput input,
        IReadOnlyList<StoredForecast> forecasts,
        IReadOnlyDictionary<Guid, Guid> ids,
        DateOnly today,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        var past = input.Rows.Where(row => row.Date <= today).ToList();
        var names = input.Accounts.ToDictionary(account => account.Id, account => account.Name);
        return [.. forecasts.Where(forecast => forecast.AccountId == Guid.Empty)
            .SelectMany(whole => FindInsights.Run(new InsightRequest(past, input.Streams, whole.Currency, today)
            {
                Forecast = whole.Forecast,
                Floor = whole.FloorMinor ?? 0,
                Accounts = [.. forecasts
                    .Where(forecast => names.ContainsKey(forecast.AccountId) && forecast.Currency == whole.Currency)
                    .Select(forecast => new AccountOutlook(
                        forecast.AccountId, names[forecast.AccountId], forecast.Forecast, forecast.FloorMinor ?? 0))],
            }, cancellationToken))
            .DistinctBy(insight => insight.Id)
            .Select(insight => new InsightRow
            {
                LedgerId = input.LedgerId,
                Id = insight.Id,
                Kind = insight.Kind,
                Severity = insight.Severity,
                AboutDay = insight.Date,
                Surprise = insight.Surprise,
                SizeMinor = insight.Size,
                Currency = insight.Facts.Currency,
                StreamId = insight.StreamId is { } stream ? ids[stream] : null,
                Members = MemberIds.Write([.. insight.RowIds.Take(MaxShownRows)]),
                Facts = FactsJson.Write(Shown(insight.Facts)),
                TopPlace = 0,
                FoundAt = now,
                UpdatedAt = now,
            })];
    }

    private static InsightFacts Shown(InsightFacts facts) => facts is MonthFacts month
        ? month with
        {
            Causes = [.. month.Causes.Select(cause => cause with { RowIds = [.. cause.RowIds.Take(MaxShownRows)] })],
        }
        : facts;
}
