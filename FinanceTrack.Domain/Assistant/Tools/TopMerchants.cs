using System.Text.Json;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Figures;

namespace FinanceTrack.Domain.Assistant.Tools;

/// <summary>The merchants with the most spending.</summary>
internal sealed class TopMerchants(LedgerReads reads) : LedgerTool(reads)
{
    public const string ToolName = "top_merchants";

    private const int MaxRows = 25;
    private const int DefaultRows = 5;

    public override string Name => ToolName;

    public override string Title => "Top merchants";

    public override string Description => "The merchants with the most spending, the largest first, and the total over all merchants.";

    public override JsonElement ArgumentsSchema { get; } =
        ToolSchema.Of(ToolSchema.Filter, ToolSchema.Period, "limit|integer|How many, 1 to 25");

    protected override async Task<Result<ToolResult>> RunAsync(
        DbSession session, AssistantLedger ledger, ToolArguments arguments, ClaimSource source)
    {
        var (filter, scope) = arguments.Filter(arguments.Period());
        var limit = arguments.Whole("limit", 1, MaxRows) ?? DefaultRows;
        if (arguments.Problem() is { } problem)
            return problem;

        var ledgerId = ledger.Actor.LedgerId;
        var merchants = await FiguresTable.ByMerchantAsync(session, ledgerId, filter, ledger.HomeCurrency, limit + 1);
        var claims = FigureClaims.Totals(
            await FiguresTable.TotalAsync(session, ledgerId, filter), ledger.HomeCurrency, scope, source).ToList();
        for (var i = 0; i < Math.Min(limit, merchants.Count); i++)
        {
            var own = scope with { Merchant = merchants[i].Group.Merchant };
            claims.Add(Named(merchants[i].Group.Merchant!, own, source) with { Row = i + 1, IsRanked = true });
            claims.Add(FigureClaims.Spent(merchants[i], own, source) with { Row = i + 1, IsRanked = true });
            claims.Add(Count(Measure.Transactions, Flow.Out, merchants[i].Payments, own, source) with { Row = i + 1 });
        }

        return new ToolResult(claims) { IsComplete = merchants.Count <= limit };
    }
}
