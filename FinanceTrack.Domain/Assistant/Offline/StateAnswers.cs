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

    public static async Task WriteRecurringAsync(OfflineTurn turn, TurnSlots slots)
    {
        var claims = await turn.AskAsync(RecurringPayments.ToolName, slots.Text is null ? new { } : new { text = slots.Text });
        if (turn.Failure is not null)
            return;
        if (claims.Count == 0)
            turn.Write(Say.NoRecurring);
        if (slots.Text is null)
        {
            foreach (var (sum, count) in claims.Where(claim => claim is { Row: null, Measure: Measure.RecurringPerMonth })
                .Select(sum => (sum, claims.Last(other => other.Measure == Measure.RecurringCount && IsBefore(claims, other, sum)))))
            {
                turn.Write(sum.Flow == Flow.Out ? Say.RecurringPay : Say.RecurringReceive, sum, count);
            }
        }

        foreach (var row in claims.Where(claim => claim.Row is not null).GroupBy(claim => claim.Row!.Value).Take(MaxRows))
        {
            var amount = row.First(claim => claim.Measure == Measure.Recurring);
            turn.Write(
                amount.Flow == Flow.Out ? Say.RecurringRowPay : Say.RecurringRowReceive, row.First(claim => claim.Measure == Measure.Name),
                amount, row.First(claim => claim.Measure == Measure.NextPayment));
        }

        if (!turn.IsComplete || claims.Max(claim => claim.Row) > MaxRows)
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

    [GeneratedRegex(@"\b(?:next|nachste[nr]?|kommende[nr]?) (\d{1,3}) (?:days?|tagen?)")]
    private static partial Regex NextDays();

    [GeneratedRegex(@"\b(?:next week|nachste[rn]? woche)\b")]
    private static partial Regex NextWeek();

    [GeneratedRegex(@"\b(?:next month|nachste[rnm]? monat)\b")]
    private static partial Regex NextMonth();
}
