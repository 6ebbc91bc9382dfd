using System.Text.Json;
using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Insights.Storage;
using FinanceTrack.Domain.Insights.Text;
using FinanceTrack.Domain.Recurring.Storage;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Proposals;

/// <summary>Proposes that an insight is not told again.</summary>
internal sealed class ProposeInsight(Database database, AssistantEvents events, TimeProvider time) : ProposeTool(database, events, time)
{
    public const string ToolName = "propose_dismiss_insight";

    public override string Name => ToolName;

    public override string Title => "Propose to dismiss an insight";

    public override string Description => "Proposes that an insight is not told again." + OnlyProposed;

    public override JsonElement ArgumentsSchema { get; } = ToolSchema.Of(["insightId"], ["insightId|string|The id of the insight"]);

    protected override ProposalKind Kind => ProposalKind.DismissInsight;

    protected override async Task<Result<(ProposedChange Change, IReadOnlyList<ShownChange> Shown)>> ReadAsync(
        DbSession session, AssistantLedger ledger, ToolArguments arguments)
    {
        var id = arguments.Id("insightId");
        arguments.Errors.Require(id is not null, "/insightId", "An insight is required.");
        if (arguments.Problem() is { } problem)
            return problem;
        if (await InsightTable.LockAsync(session, ledger.Actor.LedgerId, id!.Value) is not { } row)
            return new NotFoundError("insight");
        if (row.IsDismissed)
            return new ConflictError("The insight is dismissed.");
        var names = ledger.Categories.ToDictionary(
            category => category.Slug ?? RecurringRows.OwnCategoryPrefix + category.Id.ToString("N"),
            category => TextCleaner.Clean(category.Name));
        var facts = InsightSentence.Clean(FactsJson.Read(row.Kind, row.Facts));
        var text = InsightText.Describe(
            InsightSentence.Of(row, facts, MemberIds.Read(row.Members)), ledger.Locale,
            key => names.GetValueOrDefault(key, AssistantLedger.NoCategory));
        return (
            new ProposedChange(SubjectId: row.Id, Version: row.Version),
            [new ShownChange("insight", text, text), new ShownChange("dismissed", "false", "true")]);
    }
}
