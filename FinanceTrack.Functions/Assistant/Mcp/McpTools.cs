using FinanceTrack.Domain.Assistant;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users.ApiKeys;
using FinanceTrack.Functions.Http;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace FinanceTrack.Functions.Assistant.Mcp;

/// <summary>The assistant's tools as the protocol describes them, and which of them a caller has.</summary>
internal sealed class McpTools(AssistantTools tools)
{
    private readonly IReadOnlyList<(AssistantTool Tool, Tool Description)> _all =
        [.. tools.All.Select(tool => (tool, McpToolDescription.Of(tool)))];

    /// <summary>Those that read; and those that propose for an editor of the ledger whose key may propose.</summary>
    public McpServerPrimitiveCollection<McpServerTool> Of(Caller caller)
    {
        var mayPropose = caller.Scopes.Contains(ScopeNames.McpPropose) && caller.Ledger.Role >= LedgerRole.Editor;
        var actor = new LedgerActor(caller.UserId, caller.Ledger.LedgerId);
        var offered = new McpServerPrimitiveCollection<McpServerTool>();
        foreach (var (tool, description) in _all)
        {
            if (tool.IsReadOnly || mayPropose)
                offered.Add(new CallersTool(tool, description, actor));
        }

        return offered;
    }
}
