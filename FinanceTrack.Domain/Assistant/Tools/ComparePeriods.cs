using System.Text.Json;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Figures;

namespace FinanceTrack.Domain.Assistant.Tools;

/// <summary>Compares what was spent in two periods, and finds the categories or merchants that changed most.</summary>
internal sealed class ComparePeriods(LedgerReads reads) : LedgerTool(reads)
{
    public const string ToolName = "compare_periods";

    private const int MaxChanges = 5;
    private const int MaxMerchants = 5_000;

    public override string Name => ToolName;

    public override string Title => "Compare periods";

    public override string Description =>
        "Spending and income of a period and of an earlier one (with…), their differences, and the categories and merchants whose spending "
        + "differs most. For questions why a month was expensive.";

    public override JsonElement ArgumentsSchema { get; } = ToolSchema.Of(
        ToolSchema.Filter, ToolSchema.Period,
        "withMonth|string|The month to compare with, as yyyy-MM;withFrom|string|Or its first day;withTo|string|And its last day");

    protected override async Task<Result<ToolResult>> RunAsync(
        DbSession session, AssistantLedger ledger, ToolArguments arguments, ClaimSource source)
    {
        var (period, other) = (arguments.Period(), arguments.Period("with"));
        arguments.Errors.Require(period is not null, "/month", "A period is required.");
        arguments.Errors.Require(other is not null, "/withMonth", "A period to compare with is required.");
        var (filter, scope) = arguments.Filter(period);
        if (arguments.Problem() is { } problem)
            return problem;

        var before = (Filter: filter with { From = other!.Value.From, To = other.Value.To }, Scope: scope with { Period = other });
        var claims = new List<Claim>();
        var home = Currency.Of(ledger.HomeCurrency);
        var (now, then) = (await TotalAsync(session, ledger, filter, home), await TotalAsync(session, ledger, before.Filter, home));
        AddPair(claims, FigureClaims.Spent(now, scope, source), FigureClaims.Spent(then, before.Scope, source), row: null);
        AddPair(claims, FigureClaims.Received(now, scope, source), FigureClaims.Received(then, before.Scope, source), row: null);
        var ledgerId = ledger.Actor.LedgerId;
        if (filter.CategoryId is null)
        {
            AddChanges(
                claims, home, await FiguresTable.ByCategoryAsync(session, ledgerId, filter),
                await FiguresTable.ByCategoryAsync(session, ledgerId, before.Filter), source,
                (group, isNow) => (isNow ? scope : before.Scope) with { Category = ledger.NameOf(group.CategoryId) });
        }

        AddChanges(
            claims, home, await FiguresTable.ByMerchantAsync(session, ledgerId, filter, home.Code, MaxMerchants),
            await FiguresTable.ByMerchantAsync(session, ledgerId, before.Filter, home.Code, MaxMerchants), source,
            (group, isNow) => (isNow ? scope : before.Scope) with { Merchant = group.Merchant });
        return new ToolResult(claims);
    }

    private static async Task<Figures> TotalAsync(DbSession session, AssistantLedger ledger, FiguresFilter filter, Currency home) =>
        (await FiguresTable.TotalAsync(session, ledger.Actor.LedgerId, filter)).Find(sum => sum.Currency == home)
        ?? new Figures(home, new FiguresGroup(), 0, 0, 0, 0);

    private static void AddChanges(
        List<Claim> claims, Currency home, List<Figures> now, List<Figures> then, ClaimSource source,
        Func<FiguresGroup, bool, ClaimScope> scope)
    {
        var (sumsNow, sumsThen) = (ByGroup(now), ByGroup(then));
        var groups = now.Concat(then).Where(sum => sum.Currency == home).Select(sum => sum.Group).DistinctBy(KeyOf);
        var changes = groups.Select(group => (Group: group, Now: SpentOf(sumsNow, group), Then: SpentOf(sumsThen, group)))
            .OrderByDescending(change => Math.Abs(change.Now.SpentMinor - change.Then.SpentMinor))
            .Where(change => change.Now.SpentMinor != change.Then.SpentMinor).Take(MaxChanges).ToList();
        for (var i = 0; i < changes.Count; i++)
        {
            var (group, sum, earlier) = changes[i];
            if (group.Merchant is not null)
            {
                claims.Add(new Claim
                {
                    Kind = ClaimKind.Text,
                    Measure = Measure.Name,
                    Text = group.Merchant,
                    Scope = new ClaimScope { Merchant = group.Merchant },
                    Source = source,
                    Row = i + 1,
                });
            }

            AddPair(
                claims, FigureClaims.Spent(sum, scope(group, true), source), FigureClaims.Spent(earlier, scope(group, false), source),
                i + 1);
        }

        Dictionary<(Guid?, long?), Figures> ByGroup(List<Figures> sums) =>
            sums.Where(sum => sum.Currency == home).ToDictionary(sum => KeyOf(sum.Group));

        Figures SpentOf(Dictionary<(Guid?, long?), Figures> sums, FiguresGroup group) =>
            sums.GetValueOrDefault(KeyOf(group)) ?? new Figures(home, group, 0, 0, 0, 0);
    }

    private static (Guid?, long?) KeyOf(FiguresGroup group) => (group.CategoryId, group.MerchantKey);

    private static void AddPair(List<Claim> claims, Claim now, Claim then, int? row)
    {
        claims.Add(now with { Row = row });
        claims.Add(then with { Row = row });
        if (ClaimMath.Derive(Operator.Difference, [claims[^2], claims[^1]]).TryGet(out var difference, out _))
            claims.Add(difference with { Row = row, IsRanked = row is not null });
    }
}
