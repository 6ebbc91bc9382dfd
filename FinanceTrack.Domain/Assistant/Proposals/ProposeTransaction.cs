using System.Globalization;
using System.Text.Json;
using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Tools;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Assistant.Proposals;

/// <summary>Proposes a new transaction.</summary>
internal sealed class ProposeTransaction(Database database, AssistantEvents events, TimeProvider time, Intake intake)
    : ProposeTool(database, events, time)
{
    public const string ToolName = "propose_transaction";

    private const int MaxDescription = 500;

    public override string Name => ToolName;

    public override string Title => "Propose a transaction";

    public override string Description =>
        "Proposes a new transaction, such as a cash payment. A negative amount is money out." + OnlyProposed;

    public override JsonElement ArgumentsSchema { get; } = ToolSchema.Of(
        ["bookedOn", "amount", "description"],
        [
            "bookedOn|string|The day as yyyy-MM-dd", "amount|number|In major units, negative for money out",
            "currency|string|ISO 4217. The ledger's own where it is absent", "description|string|What it is for",
            "category|string|The exact name of a category", "account|string|The exact name of an account",
        ]);

    protected override ProposalKind Kind => ProposalKind.AddTransaction;

    protected override Task<Result<(ProposedChange Change, IReadOnlyList<ShownChange> Shown)>> ReadAsync(
        DbSession session, AssistantLedger ledger, ToolArguments arguments)
    {
        var transaction = new NewTransaction(
            arguments.Day("bookedOn"), null, arguments.Amount("amount"), arguments.Text("currency") ?? ledger.HomeCurrency,
            arguments.Text("description", MaxDescription), arguments.Category("category"), AccountId: arguments.Account("account"));
        var problem = arguments.Problem() ?? intake.Check([transaction])[0].Error;
        return Task.FromResult<Result<(ProposedChange, IReadOnlyList<ShownChange>)>>(
            problem is null ? (new ProposedChange(Transaction: transaction), Shown(transaction, ledger)) : problem);
    }

    private static List<ShownChange> Shown(NewTransaction transaction, AssistantLedger ledger)
    {
        var shown = new List<ShownChange>
        {
            new("bookedOn", null, transaction.BookedOn!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            new("amount", null, $"{transaction.Amount!.Value.ToString(CultureInfo.InvariantCulture)} {transaction.Currency}"),
            new("description", null, TextCleaner.Clean(transaction.Description!)),
        };
        if (transaction.CategoryId is not null)
            shown.Add(new ShownChange("category", null, ledger.NameOf(transaction.CategoryId)));
        if (transaction.AccountId is { } account)
            shown.Add(new ShownChange("account", null, ledger.Accounts.First(row => row.Id == account).Name));
        return shown;
    }
}
