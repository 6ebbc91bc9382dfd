using System.Text.Json;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Tools;

/// <summary>What the accounts hold.</summary>
internal sealed class Balances(LedgerReads reads) : LedgerTool(reads)
{
    public const string ToolName = "balances";

    public override string Name => ToolName;

    public override string Title => "Balances";

    public override string Description => "The balance of each account now, and the total of each currency.";

    public override JsonElement ArgumentsSchema { get; } = ToolSchema.Of("account|string|The exact name of one of the ledger's accounts");

    protected override Task<Result<ToolResult>> RunAsync(
        DbSession session, AssistantLedger ledger, ToolArguments arguments, ClaimSource source)
    {
        var only = arguments.Account("account");
        if (arguments.Problem() is { } problem)
            return Task.FromResult<Result<ToolResult>>(problem);
        var accounts = ledger.Accounts.Where(account => only is null ? !account.IsArchived : account.Id == only).ToList();
        var claims = accounts.ConvertAll(account => Amount(
            Measure.Balance, Flow.None, account.BalanceMinor, account.Currency, new ClaimScope { Account = account.Name }, source));
        if (only is null)
        {
            claims.AddRange(ledger.Accounts.GroupBy(account => account.Currency)
                .OrderByDescending(currency => currency.Key.Code == ledger.HomeCurrency)
                .Select(currency => Amount(
                    Measure.Balance, Flow.None, currency.Sum(account => account.BalanceMinor), currency.Key, ClaimScope.All, source)));
        }

        return Task.FromResult<Result<ToolResult>>(new ToolResult(claims));
    }
}
