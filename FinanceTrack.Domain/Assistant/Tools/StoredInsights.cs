using System.Text.Json;
using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Insights;
using FinanceTrack.Domain.Insights.Storage;
using FinanceTrack.Domain.Insights.Text;
using FinanceTrack.Domain.Recurring.Storage;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Tools;

/// <summary>What is worth telling, in the server's own sentences.</summary>
internal sealed class StoredInsights(LedgerReads reads) : LedgerTool(reads)
{
    public const string ToolName = "insights";

    private const int MaxRows = 10;

    public override string Name => ToolName;

    public override string Title => "Insights";

    public override string Description =>
        "What is worth telling about the ledger, the most surprising first, each as a whole sentence. A sentence is shown by its reference "
        + "alone, with nothing beside it.";

    public override JsonElement ArgumentsSchema { get; } = ToolSchema.Of(ToolSchema.Period, "category|string|The exact name of a category");

    protected override async Task<Result<ToolResult>> RunAsync(
        DbSession session, AssistantLedger ledger, ToolArguments arguments, ClaimSource source)
    {
        var (period, category) = (arguments.Period(), arguments.Category("category"));
        if (arguments.Problem() is { } problem)
            return problem;
        var names = ledger.Categories.ToDictionary(
            row => row.Slug ?? RecurringRows.OwnCategoryPrefix + row.Id.ToString("N"), row => TextCleaner.Clean(row.Name));
        var wanted = category is null ? null : TextCleaner.Clean(ledger.NameOf(category));
        var found = (await InsightTable.ListAsync(session, ledger.Actor.LedgerId))
            .Where(row => row is { IsFound: true, IsDismissed: false })
            .Where(row => period is not { } days || (row.AboutDay >= days.From && row.AboutDay <= days.To))
            .Select(row => (Row: row, Facts: InsightSentence.Clean(FactsJson.Read(row.Kind, row.Facts))))
            .Where(item => wanted is null || (item.Facts is MonthFacts month && NameOf(month.Category) == wanted))
            .OrderBy(item => item.Row.TopPlace == 0).ThenBy(item => item.Row.TopPlace).ThenByDescending(item => item.Row.Surprise)
            .ThenBy(item => item.Row.Id).ToList();
        var claims = new List<Claim>
        {
            Count(Measure.Found, Flow.None, found.Count, new ClaimScope { Period = period, Category = wanted }, source),
        };
        foreach (var ((row, facts), i) in found.Take(MaxRows).Select((item, i) => (item, i)))
        {
            var ids = MemberIds.Read(row.Members);
            claims.Add(new Claim
            {
                Kind = ClaimKind.Sentence,
                Measure = Measure.Insight,
                Text = InsightText.Describe(InsightSentence.Of(row, facts, ids), ledger.Locale, NameOf),
                Scope = ClaimScope.All,
                Source = source with { TransactionIds = [.. ids.Take(ClaimSource.MaxIds)] },
                Row = i + 1,
                SubjectId = row.Id,
            });
        }

        return new ToolResult(claims) { IsComplete = found.Count <= MaxRows };

        string NameOf(string key) => names.GetValueOrDefault(key, AssistantLedger.NoCategory);
    }
}
