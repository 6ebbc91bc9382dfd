using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Tools;

namespace FinanceTrack.Domain.Assistant.Offline;

/// <summary>What changed from one period to another, and month by month.</summary>
internal static class CompareAnswers
{
    private const int MaxCauses = 3;
    private const int MaxInsights = 2;
    private const int MinCategories = 2;

    public static async Task WriteAsync(OfflineTurn turn, TurnSlots slots, IReadOnlyList<string> others)
    {
        if (slots.Category is not null && others.Count > 0)
        {
            await WriteCategoriesAsync(turn, slots, others[0]);
            return;
        }

        var period = slots.Period!.Value;
        var with = slots.With ?? Before(period);
        var (now, then) = slots.With is not null && with.From > period.From ? (with, period) : (period, with);
        var arguments = OfflineTurn.Arguments(slots, now);
        arguments["withFrom"] = then.From.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        arguments["withTo"] = then.To.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        var claims = await turn.AskAsync(ComparePeriods.ToolName, arguments);
        if (claims.Count == 0)
            return;
        var total = claims[2];
        turn.Write(
            total.Number > 0 ? Say.CompareMore : total.Number < 0 ? Say.CompareLess : Say.CompareSame, claims[0], claims[1], total);
        WriteCauses(turn, claims, total.Number);
        await WriteInsightsAsync(turn, slots, now);
    }

    public static async Task WriteTrendAsync(OfflineTurn turn, TurnSlots slots)
    {
        var period = FullMonths(slots.Period!.Value, turn.Ledger.Today);
        var claims = await turn.AskAsync(MonthSummary.ToolName, OfflineTurn.Arguments(slots, period));
        if (claims.Count == 0)
            return;
        var months = claims.Where(claim => claim is { Measure: Measure.Spent, Row: null, Scope.Period.AsMonth: not null }
            && claim.Scope.Period != period && claim.Currency?.Code == turn.Ledger.HomeCurrency).ToList();
        foreach (var month in months)
            turn.Write(Say.Month, month);
        if (months.Count > 1 && OfflineTurn.Derive(Operator.PerMonth, claims[0]) is { } mean)
            turn.Write(Say.PerMonth, mean);
        else
            turn.Write(Say.Spent, claims[0]);
    }

    // Those that changed in the direction of the whole, the largest first.
    private static void WriteCauses(OfflineTurn turn, IReadOnlyList<Claim> claims, decimal total)
    {
        var pairs = claims.Where(claim => claim is { Row: not null, Derivation.Operator: Operator.Difference, Measure: Measure.Spent })
            .Where(claim => Math.Sign(claim.Number) == Math.Sign(total)).ToList();
        foreach (var change in pairs.Where(claim => claim.Derivation!.Operands[0].Scope.Merchant is null).Take(MaxCauses))
        {
            var (now, then) = (change.Derivation!.Operands[0], change.Derivation.Operands[1]);
            turn.Write(change.Number > 0 ? Say.CategoryMore : Say.CategoryLess, now, then, change);
        }

        foreach (var change in pairs.Where(claim => claim.Derivation!.Operands[0].Scope.Merchant is not null).Take(MaxCauses))
        {
            var (now, then) = (change.Derivation!.Operands[0], change.Derivation.Operands[1]);
            if (claims.FirstOrDefault(claim => claim.Kind == ClaimKind.Text && claim.Text == now.Scope.Merchant) is { } name)
                turn.Write(change.Number > 0 ? Say.MerchantMore : Say.MerchantLess, now, then, change, name);
        }
    }

    private static async Task WriteInsightsAsync(OfflineTurn turn, TurnSlots slots, ClaimPeriod period)
    {
        var arguments = OfflineTurn.Arguments(slots with { Account = null, Text = null }, period);
        var found = await turn.AskAsync(StoredInsights.ToolName, arguments);
        foreach (var insight in found.Where(claim => claim.Kind == ClaimKind.Sentence).Take(MaxInsights))
            turn.WriteSentence(insight);
    }

    private static async Task WriteCategoriesAsync(OfflineTurn turn, TurnSlots slots, string other)
    {
        var spent = new List<Claim>();
        foreach (var category in new[] { slots.Category!, other })
        {
            var arguments = OfflineTurn.Arguments(slots with { Category = category }, slots.Period);
            arguments["limit"] = 0;
            if (await turn.AskAsync(SearchTransactions.ToolName, arguments) is [var first, ..])
            {
                turn.Write(Say.Spent, first);
                spent.Add(first);
            }
        }

        if (spent.Count < MinCategories || spent[0].Number == spent[1].Number)
            return;
        var (more, less) = spent[0].Number > spent[1].Number ? (spent[0], spent[1]) : (spent[1], spent[0]);
        if (OfflineTurn.Derive(Operator.Difference, more, less) is { } difference)
            turn.Write(Say.CostMore, difference, more, less);
    }

    /// <summary>The period of the same kind before: the month before a month, as many days before others.</summary>
    private static ClaimPeriod Before(ClaimPeriod period) => period.FullMonths is { } months
        ? new ClaimPeriod(period.From.AddMonths(-months), period.From.AddDays(-1))
        : new ClaimPeriod(period.From.AddDays(-period.Days), period.From.AddDays(-1));

    // From the first day of its first month to the end of its last, and not into the future.
    private static ClaimPeriod FullMonths(ClaimPeriod period, DateOnly today)
    {
        var last = period.To > today ? today : period.To;
        var from = new DateOnly(period.From.Year, period.From.Month, 1);
        return new ClaimPeriod(from, new DateOnly(last.Year, last.Month, 1).AddMonths(1).AddDays(-1));
    }
}
