using System.Globalization;
using System.Text.RegularExpressions;
using FinanceTrack.Domain.Assistant.Checks;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Tools;

namespace FinanceTrack.Domain.Assistant.Offline;

/// <summary>Balances, what recurs, the forecast and the insights.</summary>
internal static partial class StateAnswers
{
    private const int MaxRows = 8;
    private const int MaxDays = 90;
    private const int MinWord = 3;
    private const int DaysPerWeek = 7;

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

    public static async Task WriteRecurringAsync(OfflineTurn turn, TurnSlots slots, string message)
    {
        var claims = await turn.AskAsync(RecurringPayments.ToolName, slots.Text is null ? new { } : new { text = slots.Text });
        if (turn.Failure is not null)
            return;
        if (claims.Count == 0)
            turn.Write(Say.NoRecurring);
        var named = slots.Text is null ? RowsNamedIn(claims, TextNormalizer.Fold(message)) : [];
        if (slots.Text is null && named.Count == 0)
        {
            foreach (var (sum, count) in claims.Where(claim => claim is { Row: null, Measure: Measure.RecurringPerMonth })
                .Select(sum => (sum, claims.Last(other => other.Measure == Measure.RecurringCount && IsBefore(claims, other, sum)))))
            {
                turn.Write(sum.Flow == Flow.Out ? Say.RecurringPay : Say.RecurringReceive, sum, count);
            }
        }

        var rows = claims.Where(claim => claim.Row is { } row && (named.Count == 0 || named.Contains(row)))
            .GroupBy(claim => claim.Row!.Value);
        foreach (var row in rows.Take(MaxRows))
        {
            var amount = row.First(claim => claim.Measure == Measure.Recurring);
            turn.Write(
                amount.Flow == Flow.Out ? Say.RecurringRowPay : Say.RecurringRowReceive, row.First(claim => claim.Measure == Measure.Name),
                amount, row.First(claim => claim.Measure == Measure.NextPayment));
        }

        if (named.Count == 0 && (!turn.IsComplete || claims.Max(claim => claim.Row) > MaxRows))
            turn.Write(Say.NotAll);
    }

    public static async Task WriteForecastAsync(OfflineTurn turn, string message)
    {
        var days = DaysOf(TextNormalizer.Fold(message), turn.Ledger.Today);
        var claims = await turn.AskAsync(CashForecast.ToolName, days is { } ahead ? new { days = ahead } : new { });
        var points = claims.Where(claim => claim.Measure == Measure.Forecast).ToList();
        foreach (var point in points)
        {
            var rest = claims.SkipWhile(claim => !ReferenceEquals(claim, point)).ToList();
            turn.Write(Say.Forecast, rest[0], rest[1], rest[2]);
        }

        if (points.Count == 0 && turn.Failure is null)
            turn.Write(Say.NoForecast);
    }

    public static async Task WriteSafeToSpendAsync(OfflineTurn turn)
    {
        var claims = await turn.AskAsync(CashForecast.ToolName, new { });
        var safe = claims.Where(claim => claim.Measure == Measure.SafeToSpend).ToList();
        foreach (var claim in safe)
            turn.Write(Say.SafeToSpend, claim);
        if (safe.Count == 0 && turn.Failure is null)
            turn.Write(Say.NoSafeToSpend);
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

    // "When is my next gym payment due?": the streams whose names have a word of the question, other than those of every such question.
    private static HashSet<int> RowsNamedIn(IReadOnlyList<Claim> claims, string folded)
    {
        var asked = CheckLexicon.WordsOf(folded).Where(word => word.Length >= MinWord && !PlainWords().IsMatch(word)).ToHashSet();
        return
        [
            .. claims.Where(claim => claim is { Row: not null, Measure: Measure.Name, Text: { } name }
                && CheckLexicon.WordsOf(name).Any(asked.Contains)).Select(claim => claim.Row!.Value),
        ];
    }

    private static bool IsBefore(IReadOnlyList<Claim> claims, Claim first, Claim second) =>
        claims.TakeWhile(claim => !ReferenceEquals(claim, second)).Contains(first, ReferenceEqualityComparer.Instance);

    private static int? DaysOf(string folded, DateOnly today)
    {
        if (NextDays().Match(folded) is { Success: true } days)
            return Math.Clamp(int.Parse(days.Groups[1].ValueSpan, CultureInfo.InvariantCulture), 1, MaxDays);
        if (NextWeek().IsMatch(folded))
            return DaysPerWeek;
        return NextMonth().IsMatch(folded)
            ? Math.Min(MaxDays, new DateOnly(today.Year, today.Month, 1).AddMonths(2).AddDays(-1).DayNumber - today.DayNumber)
            : null;
    }

    [GeneratedRegex(
        @"^(?:subscriptions?|payments?|bills?|recurring|regular|income|costs?|fixed|next|monthly|months?|direct|debits?|standing|orders?"
        + @"|pay|paid|due|and|the|for|what|when|which|have|does|will|much|are|fixkosten|abos?|und|der|die|das|ist|welche|habe)$")]
    private static partial Regex PlainWords();

    [GeneratedRegex(@"\b(?:next|nachste[nr]?|kommende[nr]?) (\d{1,3}) (?:days?|tagen?)")]
    private static partial Regex NextDays();

    [GeneratedRegex(@"\b(?:next week|nachste[rn]? woche)\b")]
    private static partial Regex NextWeek();

    [GeneratedRegex(@"\b(?:next month|nachste[rnm]? monat)\b")]
    private static partial Regex NextMonth();
}
