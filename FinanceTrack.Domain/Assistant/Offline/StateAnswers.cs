using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Offline.Reading;
using FinanceTrack.Domain.Assistant.Tools;

namespace FinanceTrack.Domain.Assistant.Offline;

/// <summary>Balances, what recurs, the forecast and the insights.</summary>
internal static class StateAnswers
{
    private const int MaxRows = 8;
    private const int MaxStreams = 25;
    private const int MinWord = 3;

    public static async Task WriteBalancesAsync(OfflineTurn turn, TurnSlots slots)
    {
        var claims = await turn.AskAsync(Balances.ToolName, slots.Account is null ? new { } : new { account = slots.Account });
        foreach (var account in claims.Where(claim => claim.Scope.Account is not null).Take(MaxRows))
            turn.Write(Say.Account, account);
        foreach (var total in claims.Where(claim => claim.Scope.Account is null))
            turn.Write(Say.AllAccounts, total);
        if (claims.Count == 0 && turn.Failure is null)
            turn.Write(Say.NoAccounts);
    }

    /// <summary>All payments that recur, or all income where that is asked for, or what the names are of.</summary>
    public static async Task WriteRecurringAsync(OfflineTurn turn, TurnSlots slots, IReadOnlyList<string> names, QuestionSigns signs)
    {
        if (await WriteNamedAsync(turn, names) || turn.Failure is not null)
            return;
        var claims = await turn.AskAsync(RecurringPayments.ToolName, new { });
        if (claims.Count == 0 || slots.Text is not null)
        {
            turn.Write(Say.NoRecurring);
            return;
        }

        // Payments first, and income alone only where it is asked for by its name.
        var asksForIncome = signs.HasAny(Concept.Earn, Concept.Payday, Concept.RegularIncome) && !signs.Has(Concept.Spend);
        var isIncome = asksForIncome && claims.Any(claim => claim.Flow == Flow.In);
        Flow[] flows = isIncome ? [Flow.In] : [Flow.Out, Flow.In];
        foreach (var flow in flows)
            WriteSums(turn, claims, flow);
        var rows = new HashSet<int>();
        foreach (var flow in flows)
        {
            var some = claims.Where(claim => claim.Measure == Measure.Recurring && claim.Flow == flow).Select(claim => claim.Row!.Value)
                .ToHashSet();
            WriteStreams(turn, claims, some.Contains);
            rows.UnionWith(some);
        }

        if (!turn.IsComplete || rows.Count > MaxStreams)
            turn.Write(Say.NotAll);
    }

    private static void WriteSums(OfflineTurn turn, IReadOnlyList<Claim> claims, Flow flow)
    {
        foreach (var sum in claims.Where(claim => claim is { Row: null, Measure: Measure.RecurringPerMonth } && claim.Flow == flow))
        {
            var count = claims.Last(other => other.Measure == Measure.RecurringCount && IsBefore(claims, other, sum));
            turn.Write(flow == Flow.Out ? Say.RecurringPay : Say.RecurringReceive, sum, count);
        }
    }

    /// <summary>What recurs under a name; false where nothing does.</summary>
    public static async Task<bool> WriteNamedAsync(OfflineTurn turn, IReadOnlyList<string> names)
    {
        var asked = names.Where(word => word.Length >= MinWord).ToHashSet(StringComparer.Ordinal);
        if (asked.Count == 0)
            return false;
        var claims = await turn.AskAsync(RecurringPayments.ToolName, new { });
        var rows = claims.Where(claim => claim is { Row: not null, Measure: Measure.Name, Text: { } name }
            && CheckLexicon.WordsOf(name).Any(asked.Contains)).Select(claim => claim.Row!.Value).ToHashSet();
        WriteStreams(turn, claims, rows.Contains);
        return rows.Count > 0;
    }

    private static void WriteStreams(OfflineTurn turn, IReadOnlyList<Claim> claims, Func<int, bool> isShown)
    {
        foreach (var row in claims.Where(claim => claim.Row is { } row && isShown(row)).GroupBy(claim => claim.Row!.Value).Take(MaxStreams))
        {
            var amount = row.First(claim => claim.Measure == Measure.Recurring);
            var perMonth = row.First(claim => claim.Measure == Measure.RecurringPerMonth);
            var isMonthly = perMonth.Number == amount.Number;
            turn.Write(
                (amount.Flow, isMonthly) switch
                {
                    (Flow.Out, true) => Say.RecurringRowPay,
                    (Flow.Out, false) => Say.RecurringRowPayEach,
                    (_, true) => Say.RecurringRowReceive,
                    (_, false) => Say.RecurringRowReceiveEach,
                },
                row.First(claim => claim.Measure == Measure.Name), amount, row.First(claim => claim.Measure == Measure.NextPayment),
                perMonth);
        }
    }

    public static async Task WriteForecastAsync(OfflineTurn turn, QuestionSigns signs)
    {
        var claims = await turn.AskAsync(CashForecast.ToolName, signs.Horizon.Days is { } ahead ? new { days = ahead } : new { });
        var points = claims.Where(claim => claim.Measure == Measure.Forecast).ToList();
        foreach (var point in points)
        {
            var rest = claims.SkipWhile(claim => !ReferenceEquals(claim, point)).ToList();
            turn.Write(Say.Forecast, rest[0], rest[1], rest[2]);
        }

        if (points.Count == 0 && turn.Failure is null)
            turn.Write(Say.NoForecast);
        else if (signs.Has(Concept.RunOut))
            WriteSafeToSpend(turn, claims);
    }

    public static async Task WriteSafeToSpendAsync(OfflineTurn turn)
    {
        var claims = await turn.AskAsync(CashForecast.ToolName, new { });
        if (!WriteSafeToSpend(turn, claims) && turn.Failure is null)
            turn.Write(Say.NoSafeToSpend);
    }

    private static bool WriteSafeToSpend(OfflineTurn turn, IReadOnlyList<Claim> claims)
    {
        var safe = claims.Where(claim => claim.Measure == Measure.SafeToSpend).ToList();
        foreach (var claim in safe)
            turn.Write(Say.SafeToSpend, claim);
        return safe.Count > 0;
    }

    public static async Task WriteInsightsAsync(OfflineTurn turn, TurnSlots slots, bool namesPeriod)
    {
        var arguments = OfflineTurn.Arguments(slots with { Account = null, Text = null }, namesPeriod ? slots.Period : null);
        var claims = await turn.AskAsync(StoredInsights.ToolName, arguments);
        var sentences = claims.Where(claim => claim.Kind == ClaimKind.Sentence).Take(MaxRows).ToList();
        foreach (var sentence in sentences)
            turn.WriteSentence(sentence);
        if (sentences.Count == 0 && turn.Failure is null)
            turn.Write(Say.NoInsights);
    }

    private static bool IsBefore(IReadOnlyList<Claim> claims, Claim first, Claim second) =>
        claims.TakeWhile(claim => !ReferenceEquals(claim, second)).Contains(first, ReferenceEqualityComparer.Instance);
}
