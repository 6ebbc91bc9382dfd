using System.Text.Json;
using FinanceTrack.Domain.Assistant;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace FinanceTrack.Functions.Assistant.Mcp;

/// <summary>One tool for one caller: the user and the ledger come from the credentials, never from the arguments.</summary>
internal sealed class CallersTool(AssistantTool tool, Tool description, LedgerActor actor) : McpServerTool
{
    private static readonly JsonElement NoArguments = JsonElement.Parse("{}");

    public override Tool ProtocolTool => description;

    public override IReadOnlyList<object> Metadata => [];

    public override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        var arguments = request.Params?.Arguments is { Count: > 0 } given ? JsonSerializer.SerializeToElement(given) : NoArguments;
        return (await tool.ExecuteAsync(actor, arguments, cancellationToken)).Match(Found, Refused);
    }

    // The text is the same result for clients that do not read structured ones.
    private static CallToolResult Found(ToolResult result)
    {
        var content = result.ToJson();
        return new CallToolResult
        {
            StructuredContent = content,
            Content = [new TextContentBlock { Text = content.GetRawText() }],
        };
    }

    private static CallToolResult Refused(Error error) => new()
    {
        IsError = true,
        Content = [new TextContentBlock { Text = Describe(error) }],
    };

    private static string Describe(Error error) => error is ValidationError { Errors: var errors }
        ? string.Join('\n', errors.Select(wrong => $"{wrong.Key}: {string.Join(' ', wrong.Value)}"))
        : error.Detail;
}
