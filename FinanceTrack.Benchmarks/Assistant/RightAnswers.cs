using FinanceTrack.Domain.Assistant.Claims;

namespace FinanceTrack.Benchmarks.Assistant;

/// <summary>A figure that the right answer shows.</summary>
/// <param name="Minor">An amount in minor units, or a count.</param>
/// <param name="IsFirst">Whether it has to be the first of its measure, so that it is not merely among others.</param>
internal sealed record RightFigure(
    Measure Measure, long Minor, DateOnly? Date = null, bool IsFirst = true, Operator? Operator = null, DateOnly? From = null);

/// <summary>What the right answer to a question shows. Nothing where the ledger does not hold it.</summary>
internal static class RightAnswers
{
    private const int MaxTrendMonths = 36;

    public static async Task<IReadOnlyList<RightFigure>> OfAsync(EvaluationQuestion question)
    {
        var (sql, currency, scope) = (question.Household.Sql, question.Household.Currency, question.Scope);
        var monthEnd = new DateOnly(2024, 12, 31);
        return question.Template.Figure switch
        {
            AskedFigure.None or AskedFigure.AskBack => [],
            AskedFigure.Spent => [new(Measure.Spent, (await sql.SumsAsync(scope, currency)).Spent)],
            AskedFigure.SpentOnBoth => [await PartAsync(scope), await PartAsync(question.Other)],
            AskedFigure.Received => [new(Measure.Received, (await sql.SumsAsync(scope, currency)).Received)],
            AskedFigure.Net => [new(Measure.Net, (await sql.SumsAsync(scope, currency)).Net)],
            AskedFigure.Payments => [new(Measure.Transactions, (await sql.SumsAsync(scope, currency)).Payments)],
            AskedFigure.PerDay => [new(
                Measure.Spent, Rounded((await sql.SumsAsync(scope, currency)).Spent, scope.Days), Operator: Operator.PerDay)],
            AskedFigure.PerMonth => [new(
                Measure.Spent, Rounded((await sql.SumsAsync(scope, currency)).Spent, scope.Months), Operator: Operator.PerMonth)],
            AskedFigure.Largest => First(Measure.Transaction, await sql.LargestAsync(scope, currency)),
            AskedFigure.TopCategory => First(Measure.Spent, await sql.ByCategoryAsync(scope, currency), isFirst: false),
            AskedFigure.TopMerchant => First(Measure.Spent, await sql.ByMerchantAsync(scope, currency), isFirst: false),
            AskedFigure.Latest => await sql.LatestAsync(scope, currency) is { } day ? [new(Measure.BookedOn, 0, day)] : [],
            AskedFigure.Balance =>
                [new(Measure.Balance, await sql.BalanceAsync(scope.Account, currency), IsFirst: scope.Account is not null)],
            AskedFigure.Compared => await ComparedAsync(question),
            AskedFigure.Trend => await TrendAsync(scope),
            AskedFigure.Unusual => await sql.UnusualAsync(scope) is > 0 and var count ? [new(Measure.Found, count)] : [],
            AskedFigure.RecurringPayments => await MonthlyAsync(isIncome: false),
            AskedFigure.RecurringIncome => await MonthlyAsync(isIncome: true),
            AskedFigure.RecurringAmount => [new(Measure.Recurring, (await StreamAsync()).Amount)],
            AskedFigure.RecurringNext => [new(Measure.NextPayment, 0, (await StreamAsync()).Next)],
            AskedFigure.ForecastMonthEnd => Known(Measure.Forecast, await sql.ForecastAsync(monthEnd, currency)),
            AskedFigure.ForecastDays => Known(Measure.Forecast, await sql.ForecastAsync(
                question.Household.Today.AddDays(int.Parse(question.Words["days"], null)), currency)),
            AskedFigure.SafeToSpend => Known(Measure.SafeToSpend, await sql.SafeToSpendAsync(currency)),
            _ => throw new InvalidOperationException($"Nothing computes {question.Template.Figure}."),
        };

        async Task<RightFigure> PartAsync(EvaluationScope part) =>
            new(Measure.Spent, (await sql.SumsAsync(part, currency)).Spent, IsFirst: false);

        async Task<IReadOnlyList<RightFigure>> MonthlyAsync(bool isIncome)
        {
            var (streams, sum) = await sql.RecurringAsync(isIncome, currency);
            return streams > 0 ? [new(Measure.RecurringPerMonth, sum, IsFirst: false)] : [];
        }

        async Task<(long Amount, DateOnly Next)> StreamAsync() => (await sql.StreamsAsync(question.Words["bill"].ToLowerInvariant()))[0];

        async Task<IReadOnlyList<RightFigure>> TrendAsync(EvaluationScope months)
        {
            var right = new List<RightFigure>();
            for (var i = 0; i < Math.Min(MaxTrendMonths, months.Months); i++)
            {
                var first = months.From!.Value.AddMonths(i);
                var month = months.In(first, first.AddMonths(1).AddDays(-1));
                right.Add(new(Measure.Spent, (await sql.SumsAsync(month, currency)).Spent, IsFirst: false, From: first));
            }

            return right;
        }
    }

    private static async Task<IReadOnlyList<RightFigure>> ComparedAsync(EvaluationQuestion question)
    {
        var (sql, currency) = (question.Household.Sql, question.Household.Currency);
        var (now, then) = (await sql.SumsAsync(question.Scope, currency), await sql.SumsAsync(question.Other, currency));
        var both = new List<RightFigure>
        {
            new(Measure.Spent, now.Spent, IsFirst: false, From: question.Scope.From),
            new(Measure.Spent, then.Spent, IsFirst: false, From: question.Other.From),
        };
        var more = now.Spent - then.Spent;
        if (question.Scope.From == question.Other.From)
            more = Math.Abs(more); // Of two categories the answer says by how much the larger one is.
        if (more != 0)
            both.Add(new(Measure.Spent, more, IsFirst: false, Operator: Operator.Difference));
        return both;
    }

    private static IReadOnlyList<RightFigure> First(Measure measure, IReadOnlyList<long> figures, bool isFirst = true) =>
        figures.Count > 0 ? [new(measure, figures[0], IsFirst: isFirst)] : [];

    private static IReadOnlyList<RightFigure> Known(Measure measure, long? figure) => figure is { } known ? [new(measure, known)] : [];

    private static long Rounded(long sum, int parts) => (long)Math.Round((decimal)sum / parts, MidpointRounding.AwayFromZero);
}
