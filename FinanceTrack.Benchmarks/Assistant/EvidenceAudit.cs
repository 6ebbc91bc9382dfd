using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Conversations;
using FinanceTrack.Domain.Assistant.Tools;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>Computes each figure of an answer again, by SQL, from what its evidence says that it is about.</summary>
internal sealed class EvidenceAudit(EvaluationHousehold household)
{
    /// <summary>Those that the rows do not bear out.</summary>
    public async Task<IReadOnlyList<Evidence>> UnsupportedAsync(IReadOnlyList<Evidence> evidence)
    {
        var wrong = new List<Evidence>();
        foreach (var item in evidence)
        {
            if (!await IsSupportedAsync(item, evidence))
                wrong.Add(item);
        }

        return wrong;
    }

    private async Task<bool> IsSupportedAsync(Evidence item, IReadOnlyList<Evidence> all)
    {
        var (sql, currency) = (household.Sql, item.Currency ?? household.Currency);
        var minor = FigureText.MinorOf(item);
        var signed = item.Value < 0 ? -minor : minor;
        return (item.Kind, item.Measure, item.Operator) switch
        {
            (ClaimKind.Text or ClaimKind.Sentence, _, _) => true,
            (_, Measure.Spent or Measure.Received or Measure.Net, null or Operator.PerDay or Operator.PerMonth or Operator.Sum) =>
                await IsSumAsync(item, currency, signed),
            (_, Measure.Spent or Measure.Received, Operator.PerTransaction) => await IsMeanAsync(item, currency, minor, all),
            (_, _, Operator.Difference or Operator.Change or Operator.Share or Operator.Ratio) => IsDerived(item, all),
            (ClaimKind.Count, Measure.Transactions, _) => await sql.SumsAsync(ScopeOf(item), currency) is var sums
                && (item.Value == sums.Payments || item.Value == sums.Receipts || item.Merchant is not null && IsListed(item)),
            (_, Measure.Transaction, _) => await sql.HasRowAsync(item.From!.Value, minor),
            (_, Measure.BookedOn, _) => await sql.HasRowAsync(item.Date!.Value, null),
            (_, Measure.Balance, _) => await sql.BalanceAsync(item.Account, currency) == signed,
            (_, Measure.Recurring, _) => await sql.HasStreamAsync(minor, null),
            (_, Measure.NextPayment, _) => await sql.HasStreamAsync(null, item.Date),
            (_, Measure.RecurringPerMonth, _) => await sql.HasStreamAsync(minor, null) || await IsMonthlyAsync(minor, currency),
            (_, Measure.RecurringCount, _) => await IsStreamCountAsync((long)item.Value!.Value),
            (_, Measure.Forecast or Measure.ForecastLow or Measure.ForecastHigh, _) => await sql.HasForecastAsync(signed, currency),
            (_, Measure.SafeToSpend, _) => await sql.SafeToSpendAsync(currency) == signed,
            (_, Measure.Found, _) when item.Tool == OpenAnomalies.ToolName => await sql.UnusualAsync(ScopeOf(item)) == item.Value,
            (_, Measure.Found, _) => true,
            _ => false,
        };
    }

    private async Task<bool> IsSumAsync(Evidence item, string currency, long signed)
    {
        if (item is { Merchant: not null, Tool: TopMerchants.ToolName or ComparePeriods.ToolName } && IsListed(item))
        {
            var merchants = await household.Sql.ByMerchantAsync(ScopeOf(item) with { Text = TextOf(item) }, currency);
            return item.Value == 0 || merchants.Contains(signed);
        }

        long total = 0;
        foreach (var category in item.Category?.Split(" + ") ?? [null!])
        {
            var sums = await household.Sql.SumsAsync(ScopeOf(item) with { Category = category }, currency);
            total += item.Measure switch { Measure.Spent => sums.Spent, Measure.Received => sums.Received, _ => sums.Net };
        }

        var parts = item.Operator switch
        {
            Operator.PerDay => ScopeOf(item).Days,
            Operator.PerMonth => ScopeOf(item).Months,
            _ => 1,
        };
        return signed == (long)Math.Round((decimal)total / parts, MidpointRounding.AwayFromZero);
    }

    private async Task<bool> IsMeanAsync(Evidence item, string currency, long minor, IReadOnlyList<Evidence> all)
    {
        var sums = await household.Sql.SumsAsync(ScopeOf(item), currency);
        var rows = all.Where(other => other is { Operator: null, Matches: > 0 } && other.Measure == item.Measure && other.From == item.From)
            .Select(other => other.Matches!.Value).DefaultIfEmpty((int)sums.Payments);
        return rows.Any(count => minor == (long)Math.Round((decimal)Math.Abs(sums.Spent) / count, MidpointRounding.AwayFromZero));
    }

    // Of two figures that are shown as well, and are borne out themselves.
    private static bool IsDerived(Evidence item, IReadOnlyList<Evidence> all)
    {
        var plain = all.Where(other => other.Operator is null or Operator.Sum && other.Measure == item.Measure
            && other.Value is not null && (item.Currency is null || other.Currency == item.Currency)).ToList();
        return plain.Exists(first => plain.Exists(second => item.Operator switch
        {
            Operator.Difference => first.Value - second.Value == item.Value,
            Operator.Change => second.Value != 0 && Near((first.Value - second.Value) / second.Value, item.Value),
            _ => second.Value != 0 && Near(first.Value / second.Value, item.Value),
        }));
    }

    private static bool Near(decimal? left, decimal? right) => Math.Abs((left - right) ?? 1) < .0001m;

    private async Task<bool> IsMonthlyAsync(long minor, string currency) =>
        (await household.Sql.RecurringAsync(false, currency)).PerMonth == minor
        || (await household.Sql.RecurringAsync(true, currency)).PerMonth == minor;

    // The tool counts by currency.
    private async Task<bool> IsStreamCountAsync(long count)
    {
        foreach (var currency in new[] { household.Currency, "EUR", "USD", "GBP", "CHF" })
        {
            if ((await household.Sql.RecurringAsync(false, currency)).Count == count
                || (await household.Sql.RecurringAsync(true, currency)).Count == count)
            {
                return true;
            }
        }

        return false;
    }

    // A row of a list of merchants is a group of descriptions; a merchant that was asked for is words to search for.
    private static bool IsListed(Evidence item) => TextOf(item) is not { } text || item.Merchant != text;

    private static string? TextOf(Evidence item) =>
        item.Arguments.ValueKind == System.Text.Json.JsonValueKind.Object && item.Arguments.TryGetProperty("text", out var text)
            ? text.GetString()
            : null;

    private static EvaluationScope ScopeOf(Evidence item) => new(item.From, item.To, item.Category, item.Account, item.Merchant);
}
