using System.Text.Json;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Assistant.Proposals;

/// <summary>Proposes that two transactions are the two sides of one transfer.</summary>
internal sealed class ProposeTransfer(Database database, AssistantEvents events, TimeProvider time) : ProposeTool(database, events, time)
{
    public const string ToolName = "propose_transfer";

    public override string Name => ToolName;

    public override string Title => "Propose a transfer";

    public override string Description =>
        "Proposes that two transactions are the two sides of one transfer between the user's own accounts." + OnlyProposed;

    public override JsonElement ArgumentsSchema { get; } = ToolSchema.Of(
        ["fromId", "toId"],
        ["fromId|string|The id of the outgoing transaction", "toId|string|The id of the incoming transaction"]);

    protected override ProposalKind Kind => ProposalKind.LinkTransfer;

    protected override async Task<Result<(ProposedChange Change, IReadOnlyList<ShownChange> Shown)>> ReadAsync(
        DbSession session, AssistantLedger ledger, ToolArguments arguments)
    {
        var (fromId, toId) = (arguments.Id("fromId"), arguments.Id("toId"));
        arguments.Errors.Require(fromId is not null, "/fromId", "A transaction is required.");
        arguments.Errors.Require(toId is not null, "/toId", "A transaction is required.");
        if (arguments.Problem() is { } problem)
            return problem;
        if (await TransactionTable.FindAsync(session, ledger.Actor.LedgerId, fromId!.Value) is not { } from
            || await TransactionTable.FindAsync(session, ledger.Actor.LedgerId, toId!.Value) is not { } to)
        {
            return new NotFoundError("transaction");
        }

        if (from.AmountMinor >= 0 || to.AmountMinor <= 0 || from.AccountId == to.AccountId)
            return new ConflictError("A transfer leaves one account and arrives in another.");
        return (
            new ProposedChange(SubjectId: from.Id, Version: from.Version, OtherId: to.Id),
            [.. Subject(from, "from"), .. Subject(to, "to"), new ShownChange("link", null, "transfer")]);
    }
}
