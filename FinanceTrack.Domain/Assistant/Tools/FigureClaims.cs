using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Transactions.Figures;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Assistant.Tools;

/// <summary>Makes claims of sums and of transactions.</summary>
internal static class FigureClaims
{
    /// <summary>What was spent and received, how often, and the difference. Sums of nothing are claims too.</summary>
    public static IEnumerable<Claim> Totals(IReadOnlyList<Figures> found, string homeCurrency, ClaimScope scope, ClaimSource source)
    {
        var figures = found.Count > 0 ? found : [new Figures(Currency.Of(homeCurrency), new FiguresGroup(), 0, 0, 0, 0)];
        foreach (var sum in figures.OrderByDescending(sum => sum.Currency.Code == homeCurrency))
        {
            yield return Spent(sum, scope, source);
            yield return Of(Measure.Transactions, Flow.Out, sum.Payments, scope, source) with { Matches = sum.Payments };
            yield return Received(sum, scope, source);
            yield return Of(Measure.Transactions, Flow.In, sum.Receipts, scope, source) with { Matches = sum.Receipts };
            yield return Amount(Measure.Net, Flow.None, sum.NetMinor, sum.Currency, scope, source) with
            {
                Matches = sum.Spendings + sum.Receipts,
            };
        }
    }

    public static Claim Spent(Figures sum, ClaimScope scope, ClaimSource source) =>
        Amount(Measure.Spent, Flow.Out, sum.SpentMinor, sum.Currency, scope, source) with { Matches = sum.Spendings };

    public static Claim Received(Figures sum, ClaimScope scope, ClaimSource source) =>
        Amount(Measure.Received, Flow.In, sum.ReceivedMinor, sum.Currency, scope, source) with { Matches = sum.Receipts };

    /// <summary>A transaction: what it is called, when it was booked, and its amount.</summary>
    public static IEnumerable<Claim> Row(
        TransactionDetails row, int number, AssistantLedger ledger, ClaimSource source, bool isRanked = false)
    {
        var own = source with { TransactionIds = [row.Id] };
        var scope = new ClaimScope { Period = ClaimPeriod.Of(row.BookedOn), Merchant = row.Description };
        var claim = new Claim
        {
            Kind = ClaimKind.Text,
            Measure = Measure.Name,
            Text = row.Description,
            Scope = scope,
            Source = own,
            Row = number,
            SubjectId = row.Id,
            IsRanked = isRanked,
        };
        yield return claim;
        yield return claim with { Kind = ClaimKind.Date, Measure = Measure.BookedOn, Text = null, Date = row.BookedOn };
        yield return claim with
        {
            Kind = ClaimKind.Amount,
            Measure = Measure.Transaction,
            Text = null,
            Number = row.Amount,
            Currency = Currency.Of(row.Currency),
            Flow = row.Role is TransactionRole.Ordinary ? row.Amount < 0 ? Flow.Out : Flow.In : Flow.None,
            Matches = 1,
        };
        yield return claim with { Text = ledger.NameOf(row.CategoryId), Scope = scope with { Category = ledger.NameOf(row.CategoryId) } };
    }

    private static Claim Amount(Measure measure, Flow flow, long minor, Currency currency, ClaimScope scope, ClaimSource source) => new()
    {
        Kind = ClaimKind.Amount,
        Measure = measure,
        Flow = flow,
        Number = new Money(minor, currency).Amount,
        Currency = currency,
        Scope = scope,
        Source = source,
    };

    private static Claim Of(Measure measure, Flow flow, int count, ClaimScope scope, ClaimSource source) =>
        new() { Kind = ClaimKind.Count, Measure = measure, Flow = flow, Number = count, Scope = scope, Source = source };
}
