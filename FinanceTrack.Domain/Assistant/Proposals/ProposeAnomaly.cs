using System.Text.Json;
using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Assistant.Proposals;

/// <summary>Proposes that an unusual transaction is nothing unusual.</summary>
internal sealed class ProposeAnomaly(Database database, AssistantEvents events, TimeProvider time) : ProposeTool(database, events, time)
{
    public const string ToolName = "propose_dismiss_anomaly";

    public override string Name => ToolName;

    public override string Title => "Propose to dismiss an anomaly";

    public override string Description => "Proposes that a flagged transaction is nothing unusual." + OnlyProposed;

    public override JsonElement ArgumentsSchema { get; } =
        ToolSchema.Of(["transactionId"], ["transactionId|string|The id of the transaction"]);

    protected override ProposalKind Kind => ProposalKind.DismissAnomaly;

    protected override async Task<Result<(ProposedChange Change, IReadOnlyList<ShownChange> Shown)>> ReadAsync(
        DbSession session, AssistantLedger ledger, ToolArguments arguments)
    {
        var id = arguments.Id("transactionId");
        arguments.Errors.Require(id is not null, "/transactionId", "A transaction is required.");
        if (arguments.Problem() is { } problem)
            return problem;
        if (await TransactionTable.FindAsync(session, ledger.Actor.LedgerId, id!.Value) is not { } row)
            return new NotFoundError("transaction");
        if (!row.IsAnomaly || await AnswerTable.FindAsync(session, ledger.Actor.LedgerId, row.Id) is not null)
            return new ConflictError("The transaction is not an open anomaly.");
        return (new ProposedChange(SubjectId: row.Id), [.. Subject(row), new ShownChange("anomaly", "open", "dismissed")]);
    }
}
