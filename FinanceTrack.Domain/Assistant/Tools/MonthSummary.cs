using System.Text.Json;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Summaries;
using FinanceTrack.Domain.Transactions.Figures;

namespace FinanceTrack.Domain.Assistant.Tools;

/// <summary>A period in figures: what was spent and received, by category, and by month where there are several.</summary>
internal sealed class MonthSummary(LedgerReads reads) : LedgerTool(reads)
{
    public const string ToolName = "month_summary";

    private const int MaxCategories = 30;
    private const int MaxMonths = 36;

    public override string Name => ToolName;

    public override string Title => "Month summary";

    public override string Description =>
        "What was spent and received in a month or from a day to another, in total and by category with the most spending first, and "
        + "by month where the days are full months. Without a period it is this month.";

    public override JsonElement ArgumentsSchema { get; } = ToolSchema.Of(ToolSchema.Filter, ToolSchema.Period);

    protected override async Task<Result<ToolResult>> RunAsync(
        DbSession session, AssistantLedger ledger, ToolArguments arguments, ClaimSource source)
    {
        var period = arguments.Period() ?? ClaimPeriod.Of(Month.Of(ledger.Today));
        var (filter, scope) = arguments.Filter(period);
        if (arguments.Problem() is { } problem)
            return problem;

        var ledgerId = ledger.Actor.LedgerId;
        var claims = FigureClaims.Totals(
            await FiguresTable.TotalAsync(session, ledgerId, filter), ledger.HomeCurrency, scope, source).ToList();
        var categories = filter.CategoryId is null ? await FiguresTable.ByCategoryAsync(session, ledgerId, filter) : [];
        var shown = categories.Where(sum => sum.SpentMinor > 0).ToList();
        foreach (var currency in shown.GroupBy(sum => sum.Currency))
        {
            claims.AddRange(currency.Take(MaxCategories).Select((sum, i) =>
                FigureClaims.Spent(sum, scope with { Category = ledger.NameOf(sum.Group.CategoryId) }, source) with
                {
                    Row = i + 1,
                    IsRanked = true,
                }));
        }

        var isComplete = shown.GroupBy(sum => sum.Currency).All(currency => currency.Count() <= MaxCategories);
        if (period.FullMonths is > 1 and <= MaxMonths)
            claims.AddRange(await MonthsAsync(session, ledger, filter, period, scope, source));
        return new ToolResult(claims) { IsComplete = isComplete };
    }

    // Every month of the period in the home currency, also those without a transaction.
    private static async Task<IEnumerable<Claim>> MonthsAsync(
        DbSession session, AssistantLedger ledger, FiguresFilter filter, ClaimPeriod period, ClaimScope scope, ClaimSource source)
    {
        var home = Monetary.Currency.Of(ledger.HomeCurrency);
        var months = (await FiguresTable.ByMonthAsync(session, ledger.Actor.LedgerId, filter))
            .Where(sum => sum.Currency == home).ToDictionary(sum => sum.Group.Month!.Value);
        return Enumerable.Range(0, period.FullMonths!.Value).SelectMany(i =>
        {
            var month = Month.Of(period.From.AddMonths(i));
            var sum = months.GetValueOrDefault(month.Number) ?? new Figures(home, new FiguresGroup(), 0, 0, 0, 0);
            var own = scope with { Period = ClaimPeriod.Of(month) };
            return new[] { FigureClaims.Spent(sum, own, source), FigureClaims.Received(sum, own, source) };
        });
    }
}
