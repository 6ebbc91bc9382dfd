using System.Text.Json;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Figures;

namespace FinanceTrack.Domain.Assistant.Tools;

/// <summary>Finds transactions: the sums and counts over all that match, and the latest or the largest of them.</summary>
internal sealed class SearchTransactions(LedgerReads reads, ListTransactions list) : LedgerTool(reads)
{
    public const string ToolName = "search_transactions";

    private const int MaxRows = 20;
    private const int DefaultRows = 5;
    private const string BySize = "largest";

    public override string Name => ToolName;

    public override string Title => "Search transactions";

    public override string Description =>
        "Sums and counts over all transactions that match, by currency, and the latest of them (or with order=largest the largest "
        + "expenses). The rows are only a part of what matches when complete is false; the sums never are.";

    public override JsonElement ArgumentsSchema { get; } = ToolSchema.Of(
        ToolSchema.Filter, ToolSchema.Period, "order|string|latest or largest", "limit|integer|How many rows to list, 0 to 20");

    protected override async Task<Result<ToolResult>> RunAsync(
        DbSession session, AssistantLedger ledger, ToolArguments arguments, ClaimSource source)
    {
        var (filter, scope) = arguments.Filter(arguments.Period());
        var (order, limit) = (arguments.Text("order"), arguments.Whole("limit", 0, MaxRows) ?? DefaultRows);
        arguments.Errors.Require(order is null or "latest" or BySize, "/order", "Must be latest or largest.");
        if (arguments.Problem() is { } problem)
            return problem;

        var totals = await FiguresTable.TotalAsync(session, ledger.Actor.LedgerId, filter);
        var claims = FigureClaims.Totals(totals, ledger.HomeCurrency, scope, source).ToList();
        var (rows, isComplete) = limit == 0
            ? ([], true)
            : order == BySize
                ? await LargestAsync(session, ledger, filter, limit)
                : await LatestAsync(ledger, filter, limit, session.CancellationToken);
        for (var i = 0; i < rows.Count; i++)
            claims.AddRange(FigureClaims.Row(rows[i], i + 1, ledger, source, order == BySize));
        return new ToolResult(claims) { IsComplete = isComplete };
    }

    private static async Task<(IReadOnlyList<Transactions.Rows.TransactionDetails>, bool)> LargestAsync(
        DbSession session, AssistantLedger ledger, FiguresFilter filter, int limit)
    {
        var rows = await FiguresTable.LargestAsync(session, ledger.Actor.LedgerId, filter, ledger.HomeCurrency, limit + 1);
        return ([.. rows.Take(limit)], rows.Count <= limit);
    }

    private async Task<(IReadOnlyList<Transactions.Rows.TransactionDetails>, bool)> LatestAsync(
        AssistantLedger ledger, FiguresFilter filter, int limit, CancellationToken cancellationToken)
    {
        var page = await list.ExecuteAsync(
            ledger.Actor.LedgerId,
            new TransactionFilter(filter.From, filter.To, filter.CategoryId, filter.Text, Account: filter.AccountId),
            new PageRequest(limit, null), cancellationToken);
        return page.TryGet(out var rows, out _) ? (rows.Items, rows.NextCursor is null) : ([], true);
    }
}
