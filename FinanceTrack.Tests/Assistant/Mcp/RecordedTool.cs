using System.Collections.Concurrent;
using System.Text.Json;
using FinanceTrack.Domain.Assistant;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Tests.Assistant.Mcp;

/// <summary>A tool that keeps who called it with what, and answers one fact.</summary>
internal sealed class RecordedTool(string name, bool isReadOnly) : AssistantTool
{
    public const decimal Amount = 12.34m;
    public const string Refusal = "There is no such month.";

    private static readonly Currency Euro =
        Currency.TryParse("EUR", out var euro) ? euro : throw new InvalidOperationException("There is no euro.");

    public ConcurrentQueue<(LedgerActor Caller, JsonElement Arguments)> Calls { get; } = new();

    public override string Name => name;

    public override string Title => "Recorded";

    public override string Description => "Answers one fact.";

    public override JsonElement ArgumentsSchema { get; } = JsonElement.Parse("""
        {"type":"object","properties":{"month":{"type":"string"}},"additionalProperties":false}
        """);

    public override bool IsReadOnly => isReadOnly;

    public override Task<Result<ToolResult>> ExecuteAsync(LedgerActor caller, JsonElement arguments, CancellationToken cancellationToken)
    {
        Calls.Enqueue((caller, arguments.Clone()));
        return Task.FromResult<Result<ToolResult>>(
            arguments.TryGetProperty("month", out var month) && month.GetString() == "never"
                ? new ValidationError("/month", Refusal)
                : new ToolResult([Fact(arguments)]));
    }

    private Claim Fact(JsonElement arguments) => new()
    {
        Kind = ClaimKind.Amount,
        Measure = Measure.Spent,
        Scope = ClaimScope.All,
        Source = new ClaimSource(name, arguments, []),
        Number = Amount,
        Currency = Euro,
    };
}
