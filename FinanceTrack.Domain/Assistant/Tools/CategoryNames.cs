using System.Text.Json;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Tools;

/// <summary>The categories and accounts of the ledger, so that a model can name them exactly.</summary>
internal sealed class CategoryNames(LedgerReads reads) : LedgerTool(reads)
{
    public const string ToolName = "categories";

    public override string Name => ToolName;

    public override string Title => "Categories and accounts";

    public override string Description => "The exact names of the ledger's categories and accounts, which other tools take.";

    public override JsonElement ArgumentsSchema { get; } = ToolSchema.Of();

    protected override Task<Result<ToolResult>> RunAsync(
        DbSession session, AssistantLedger ledger, ToolArguments arguments, ClaimSource source)
    {
        if (arguments.Problem() is { } problem)
            return Task.FromResult<Result<ToolResult>>(problem);
        var categories = ledger.Categories.Where(category => !category.IsArchived)
            .Select(category => Named(category.Name, new ClaimScope { Category = category.Name }, source) with { SubjectId = category.Id });
        var accounts = ledger.Accounts.Where(account => !account.IsArchived)
            .Select(account => Named(account.Name, new ClaimScope { Account = account.Name }, source) with { SubjectId = account.Id });
        return Task.FromResult<Result<ToolResult>>(new ToolResult([.. categories, .. accounts]));
    }
}
