using System.Text.Json;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Tools;

/// <summary>A tool that reads the caller's ledger in one session.</summary>
internal abstract class LedgerTool(LedgerReads reads) : AssistantTool
{
    public sealed override async Task<Result<ToolResult>> ExecuteAsync(
        LedgerActor caller, JsonElement arguments, CancellationToken cancellationToken) =>
        await reads.ReadAsync(
            caller,
            (session, ledger) => RunAsync(
                session, ledger, new ToolArguments(arguments, ledger), new ClaimSource(Name, Plain(arguments), [])),
            cancellationToken);

    /// <summary>Computes the claims. The arguments have to be checked with <see cref="ToolArguments.Problem"/> once all are read.</summary>
    protected abstract Task<Result<ToolResult>> RunAsync(
        DbSession session, AssistantLedger ledger, ToolArguments arguments, ClaimSource source);

    /// <summary>An amount out of minor units.</summary>
    protected static Claim Amount(Measure measure, Flow flow, long minor, Currency currency, ClaimScope scope, ClaimSource source) => new()
    {
        Kind = ClaimKind.Amount,
        Measure = measure,
        Flow = flow,
        Number = new Money(minor, currency).Amount,
        Currency = currency,
        Scope = scope,
        Source = source,
    };

    /// <summary>A whole number.</summary>
    protected static Claim Count(Measure measure, Flow flow, int count, ClaimScope scope, ClaimSource source) => new()
    {
        Kind = ClaimKind.Count,
        Measure = measure,
        Flow = flow,
        Number = count,
        Scope = scope,
        Source = source,
        Matches = count,
    };

    /// <summary>The name of something.</summary>
    protected static Claim Named(string text, ClaimScope scope, ClaimSource source) => new()
    {
        Kind = ClaimKind.Text,
        Measure = Measure.Name,
        Text = text,
        Scope = scope,
        Source = source,
    };

    private static JsonElement Plain(JsonElement arguments) =>
        arguments.ValueKind == JsonValueKind.Undefined ? JsonSerializer.SerializeToElement(new { }) : arguments.Clone();
}
