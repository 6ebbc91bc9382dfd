namespace FinanceTrack.Tests.Documentation;

/// <summary>The assistant's model, and its tools for other assistants.</summary>
internal sealed partial class ReferenceScript
{
    private const string McpAccept = "application/json, text/event-stream";

    private async Task ShowModelAsync()
    {
        recorder.Begin("Assistant's model and tools", """
            What answers questions, and the assistant's tools for other assistants, as a server of the Model Context Protocol.
            [mcp.md](mcp.md) says how to connect the assistants that people use.
            """);
        await recorder.ShowAsync("GetAssistantStatus", """
            Which model answers, or that the offline engine does, and what is left of the user's budget today (UTC). With `probe=true` the
            model is sent a prompt, a tool call and a streamed answer, and `probe` says what works, how long it took and what is wrong; it
            counts in the budget, and may be asked for a few times in a while.
            """, "assistant/status");
        await recorder.ShowAsync("CallMcp", """
            JSON-RPC 2.0 of the Model Context Protocol (streamable HTTP, stateless), with the errors of JSON-RPC. An API key with
            `mcp:propose` beside `mcp:read` has the tools that propose a change too, which a person confirms.
            """, "mcp", new { jsonrpc = "2.0", id = 1, method = "ping" }, ("Accept", McpAccept));
        await recorder.ShowAsync(
            "ListenToMcp", "405: the server says nothing unasked, and clients know that from this answer.", "mcp", null,
            ("Accept", McpAccept));
    }
}
