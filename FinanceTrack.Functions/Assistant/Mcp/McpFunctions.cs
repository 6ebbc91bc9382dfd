using FinanceTrack.Domain.Users.ApiKeys;
using FinanceTrack.Functions.Http;
using FinanceTrack.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Functions.Assistant.Mcp;

/// <summary>The assistant's tools for other assistants, as a server of the Model Context Protocol over streamable HTTP.</summary>
public sealed class McpFunctions(McpEndpoint endpoint)
{
    [Function("CallMcp"), RequiresScope(ScopeNames.McpRead)]
    [Answers(200, MediaType = "text/event-stream")]
    [Answers(202)]
    [Answers(400, MediaType = "application/json")]
    [Answers(406, MediaType = "application/json")]
    public async Task<IResult> CallMcpAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = McpEndpoint.Route)] HttpRequest request) =>
        await request.BufferAsync() is { } error ? error.ToProblem() : endpoint.Answer(request);

    /// <summary>Clients try to listen for what a server says unasked. This one says nothing: 405, as the protocol wants it.</summary>
    [Function("ListenToMcp"), RequiresScope(ScopeNames.McpRead)]
    [Answers(405, MediaType = "application/json")]
    [Answers(406, MediaType = "application/json")]
    [Answers(200, MediaType = "text/event-stream")]
    public Task<IResult> ListenToMcpAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = McpEndpoint.Route)] HttpRequest request) =>
        Task.FromResult(endpoint.Answer(request));
}
