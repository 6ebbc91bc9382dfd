using System.Text.Json;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Forecast;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Tools;

/// <summary>What the cash flow is expected to be, and what can be spent until payday.</summary>
internal sealed class CashForecast(LedgerReads reads, GetForecast forecast) : LedgerTool(reads)
{
    public const string ToolName = "forecast";

    public override string Name => ToolName;

    public override string Title => "Forecast";

    public override string Description =>
        "The expected cash flow from tomorrow until the end of this month and until a day at most 90 days ahead, each with a low and a "
        + "high end (four of five cases lie between them), and what is safe to spend until the next payday.";

    public override JsonElement ArgumentsSchema { get; } = ToolSchema.Of("days|integer|How many days ahead, 1 to 90");

    protected override async Task<Result<ToolResult>> RunAsync(
        DbSession session, AssistantLedger ledger, ToolArguments arguments, ClaimSource source)
    {
        var days = arguments.Whole("days", 1, GetForecast.MaxDays);
        if (arguments.Problem() is { } problem)
            return problem;
        if (!(await forecast.ExecuteAsync(ledger.Actor.LedgerId, null, GetForecast.MaxDays, session.CancellationToken))
            .TryGet(out var found, out var error))
        {
            return error;
        }

        var claims = new List<Claim>();
        foreach (var item in found.Items.OrderByDescending(item => item.Currency == ledger.HomeCurrency))
        {
            var (currency, start) = (Currency.Of(item.Currency), item.Balance ?? 0); // Days of a balance begin with it.
            if (item.MonthEnd is { } end && days is null)
                claims.AddRange(Point(end, start, item.AsOf, currency, source));
            if (days is { } ahead && ahead <= item.Days.Count)
                claims.AddRange(Point(item.Days[ahead - 1], start, item.AsOf, currency, source));
            if (item.SafeToSpend is { Available: { } available } safe)
            {
                claims.Add(Of(
                    Measure.SafeToSpend, available, currency, new ClaimPeriod(item.AsOf.AddDays(1), safe.Payday.AddDays(-1)), source));
            }
        }

        return new ToolResult(claims);
    }

    private static Claim[] Point(ForecastPoint point, decimal start, DateOnly asOf, Currency currency, ClaimSource source)
    {
        var period = new ClaimPeriod(asOf.AddDays(1), point.Date);
        return
        [
            Of(Measure.Forecast, point.Median - start, currency, period, source),
            Of(Measure.ForecastLow, point.Low80 - start, currency, period, source),
            Of(Measure.ForecastHigh, point.High80 - start, currency, period, source),
        ];
    }

    private static Claim Of(Measure measure, decimal amount, Currency currency, ClaimPeriod period, ClaimSource source) => new()
    {
        Kind = ClaimKind.Amount,
        Measure = measure,
        Number = amount,
        Currency = currency,
        Scope = new ClaimScope { Period = period },
        Source = source,
    };
}
