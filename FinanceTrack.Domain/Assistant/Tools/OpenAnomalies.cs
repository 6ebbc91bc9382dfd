using System.Text.Json;
using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Tools;

/// <summary>Unusual transactions that are not answered yet.</summary>
internal sealed class OpenAnomalies(LedgerReads reads, ListAnomalies list) : LedgerTool(reads)
{
    public const string ToolName = "anomalies";

    private const int MaxRows = 10;

    public override string Name => ToolName;

    public override string Title => "Unusual transactions";

    public override string Description => "The transactions that were flagged as unusual and are not answered, the latest first.";

    public override JsonElement ArgumentsSchema { get; } = ToolSchema.Of(ToolSchema.Period);

    protected override async Task<Result<ToolResult>> RunAsync(
        DbSession session, AssistantLedger ledger, ToolArguments arguments, ClaimSource source)
    {
        var period = arguments.Period();
        if (arguments.Problem() is { } problem)
            return problem;
        var found = await list.ExecuteAsync(
            ledger.Actor.LedgerId, new AnomalyFilter(period?.From, period?.To, "open"), new PageRequest(PageRequest.MaxLimit, null),
            session.CancellationToken);
        if (!found.TryGet(out var page, out var error))
            return error;
        var claims = new List<Claim>
        {
            Count(Measure.Found, Flow.None, page.Items.Count, new ClaimScope { Period = period }, source) with
            {
                IsComplete = page.NextCursor is null,
            },
        };
        foreach (var (anomaly, i) in page.Items.Take(MaxRows).Select((anomaly, i) => (anomaly, i)))
            claims.AddRange(FigureClaims.Row(anomaly.Transaction, i + 1, ledger, source));
        return new ToolResult(claims) { IsComplete = page.NextCursor is null && page.Items.Count <= MaxRows };
    }
}
