using System.Text.Json;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Domain.Recurring.Storage;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Tools;

/// <summary>What recurs: subscriptions, bills and income.</summary>
internal sealed class RecurringPayments(LedgerReads reads) : LedgerTool(reads)
{
    public const string ToolName = "recurring";

    private const int MaxRows = 30;

    public override string Name => ToolName;

    public override string Title => "Recurring payments";

    public override string Description =>
        "Subscriptions, bills and regular income that go on: what each costs or brings, the next date, and the totals a month.";

    public override JsonElement ArgumentsSchema { get; } = ToolSchema.Of("text|string|A merchant. Without it all are listed");

    protected override async Task<Result<ToolResult>> RunAsync(
        DbSession session, AssistantLedger ledger, ToolArguments arguments, ClaimSource source)
    {
        var text = arguments.Text("text");
        if (arguments.Problem() is { } problem)
            return problem;

        var streams = (await StreamTable.ListAsync(session, ledger.Actor.LedgerId))
            .Where(row => row.Decision is not (StreamDecision.Dismissed or StreamDecision.Ended) && row.NextOn is not null)
            .Where(row => text is null || Matches(row, text))
            .OrderByDescending(PerMonth).ThenBy(row => row.Id).ToList();
        var scope = new ClaimScope { Merchant = text };
        var claims = new List<Claim>();
        foreach (var group in streams.GroupBy(row => (row.Currency, row.IsIncome)))
        {
            var flow = group.Key.IsIncome ? Flow.In : Flow.Out;
            claims.Add(Count(Measure.RecurringCount, flow, group.Count(), scope, source) with { Currency = null });
            claims.Add(Amount(Measure.RecurringPerMonth, flow, group.Sum(PerMonth), group.Key.Currency, scope, source) with
            {
                Matches = group.Count(),
            });
        }

        for (var i = 0; i < Math.Min(streams.Count, MaxRows); i++)
            claims.AddRange(Rows(streams[i], i + 1, source));
        return new ToolResult(claims) { IsComplete = streams.Count <= MaxRows };
    }

    private static bool Matches(StreamRow row, string text)
    {
        var folded = Folding.TextFolding.ForSearch(text);
        return new[] { row.Name ?? "", row.Merchant, row.Description }
            .Any(name => Folding.TextFolding.ForSearch(name).Contains(folded, StringComparison.Ordinal));
    }

    private static long PerMonth(StreamRow row) => (long)Math.Round(row.Period.PerMonth(Math.Abs(row.AmountMinor)));

    private static IEnumerable<Claim> Rows(StreamRow row, int number, ClaimSource source)
    {
        var own = source with { TransactionIds = [.. MemberIds.ReadLast(row.Members, ClaimSource.MaxIds)] };
        var name = row.Name ?? row.Merchant;
        var scope = new ClaimScope { Merchant = name };
        var flow = row.IsIncome ? Flow.In : Flow.Out;
        yield return Named(name, scope, own) with { Row = number, SubjectId = row.Id };
        yield return Amount(Measure.Recurring, flow, Math.Abs(row.AmountMinor), row.Currency, scope, own) with
        {
            Row = number,
            SubjectId = row.Id,
        };
        yield return Amount(Measure.RecurringPerMonth, flow, PerMonth(row), row.Currency, scope, own) with
        {
            Row = number,
            IsRanked = true,
        };
        yield return new Claim
        {
            Kind = ClaimKind.Date,
            Measure = Measure.NextPayment,
            Flow = flow,
            Date = row.NextOn!.Value,
            Scope = scope,
            Source = own,
            Row = number,
        };
    }
}
