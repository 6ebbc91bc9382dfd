using System.Text.Json;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Assistant.Proposals;

/// <summary>Proposes another category for a transaction.</summary>
internal sealed class ProposeCategory(Database database, AssistantEvents events, TimeProvider time) : ProposeTool(database, events, time)
{
    public const string ToolName = "propose_category";

    public override string Name => ToolName;

    public override string Title => "Propose a category";

    public override string Description => "Proposes another category for a transaction." + OnlyProposed;

    public override JsonElement ArgumentsSchema { get; } = ToolSchema.Of(
        ["transactionId", "category"],
        ["transactionId|string|The id of the transaction", "category|string|The exact name of the new category"]);

    protected override ProposalKind Kind => ProposalKind.Recategorize;

    protected override async Task<Result<(ProposedChange Change, IReadOnlyList<ShownChange> Shown)>> ReadAsync(
        DbSession session, AssistantLedger ledger, ToolArguments arguments)
    {
        var (id, category) = (arguments.Id("transactionId"), arguments.Category("category"));
        arguments.Errors.Require(id is not null, "/transactionId", "A transaction is required.");
        arguments.Errors.Require(category is not null, "/category", "A category is required.");
        if (arguments.Problem() is { } problem)
            return problem;
        if (await TransactionTable.FindAsync(session, ledger.Actor.LedgerId, id!.Value) is not { } row)
            return new NotFoundError("transaction");
        if (row.CategoryId == category)
            return new ConflictError("The transaction is in this category.");
        return (
            new ProposedChange(SubjectId: row.Id, Version: row.Version, CategoryId: category),
            [.. Subject(row), new ShownChange("category", ledger.NameOf(row.CategoryId), ledger.NameOf(category))]);
    }
}
