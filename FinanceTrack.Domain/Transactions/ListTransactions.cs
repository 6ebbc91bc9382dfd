using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions;

/// <summary>Lists a ledger's transactions, the latest booked first, a page at a time.</summary>
public sealed class ListTransactions(Database database)
{
    [Flags]
    private enum Part
    {
        From = 1,
        To = 2,
        Category = 4,
        Text = 8,
        Min = 16,
        Max = 32,
        Currency = 64,
        Anomalous = 128,
        Ordinary = 256,
        After = 512,
        Account = 1024,
    }

    private const Part AllParts = (Part)2047;

    // One statement for each set of filters, so that every one of them has a plan of its own and no condition is idle.
    private static readonly Statement?[] Statements = new Statement?[(int)AllParts + 1];

    public async Task<Result<Page<TransactionDetails>>> ExecuteAsync(
        Guid ledgerId, TransactionFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        if (filter.Problem() is { } problem)
            return problem;
        var after = default(TransactionCursor);
        if (page.Cursor is not null && !TransactionCursor.TryParse(page.Cursor, out after))
            return PageRequest.InvalidCursor;

        var parameters = new
        {
            LedgerId = ledgerId,
            filter.From,
            filter.To,
            CategoryId = filter.Category,
            Text = filter.Text is null ? null : SearchText.Pattern(filter.Text),
            Min0 = MinorUnits(filter.Min, 0, decimal.Ceiling),
            Min2 = MinorUnits(filter.Min, 2, decimal.Ceiling),
            Min3 = MinorUnits(filter.Min, 3, decimal.Ceiling),
            Max0 = MinorUnits(filter.Max, 0, decimal.Floor),
            Max2 = MinorUnits(filter.Max, 2, decimal.Floor),
            Max3 = MinorUnits(filter.Max, 3, decimal.Floor),
            filter.Currency,
            AccountId = filter.Account,
            AfterBookedOn = after.BookedOn,
            AfterId = after.Id,
            Rows = page.Limit + 1,
        };
        var rows = await database.ReadAsync(
            session => session.QueryAsync(StatementFor(PartsOf(filter, page)), parameters, TransactionColumns.ReadDetails),
            cancellationToken);
        return page.Of(rows, row => new TransactionCursor(row.BookedOn, row.Id).ToString());
    }

    /// <summary>Every statement this can send: for the test that binds them.</summary>
    internal static IEnumerable<Statement> AllStatements() =>
        Enumerable.Range(0, (int)AllParts + 1).Select(parts => StatementFor((Part)parts));

    private static Part PartsOf(TransactionFilter filter, PageRequest page) =>
        (filter.From is null ? 0 : Part.From)
        | (filter.To is null ? 0 : Part.To)
        | (filter.Category is null ? 0 : Part.Category)
        | (filter.Account is null ? 0 : Part.Account)
        | (filter.Text is null ? 0 : Part.Text)
        | (filter.Min is null ? 0 : Part.Min)
        | (filter.Max is null ? 0 : Part.Max)
        | (filter.Currency is null ? 0 : Part.Currency)
        | (filter.Anomalous switch { null => 0, true => Part.Anomalous, false => Part.Ordinary })
        | (page.Cursor is null ? 0 : Part.After);

    private static Statement StatementFor(Part parts) =>
        Statements[(int)parts] ??= Statement.Of(d => $"""
            SELECT {TransactionColumns.Shown}
            FROM Transactions
            WHERE LedgerId = @LedgerId{string.Concat(Conditions(parts).Select(c => $" AND {c}"))}
            ORDER BY BookedOn DESC, Id DESC
            {d.Limit("@Rows")}
            """);

    private static IEnumerable<string> Conditions(Part parts)
    {
        if (parts.HasFlag(Part.From))
            yield return "BookedOn >= @From";
        if (parts.HasFlag(Part.To))
            yield return "BookedOn <= @To";
        if (parts.HasFlag(Part.Category))
            yield return "CategoryId = @CategoryId";
        if (parts.HasFlag(Part.Account))
            yield return "AccountId = @AccountId";
        if (parts.HasFlag(Part.Text))
            yield return $"SearchText LIKE @Text ESCAPE '{SearchText.Escape}'";
        if (parts.HasFlag(Part.Min))
            yield return $"AmountMinor >= {BoundInMinorUnits("@Min")}";
        if (parts.HasFlag(Part.Max))
            yield return $"AmountMinor <= {BoundInMinorUnits("@Max")}";
        if (parts.HasFlag(Part.Currency))
            yield return "Currency = @Currency";
        if (parts.HasFlag(Part.Anomalous))
            yield return "IsAnomaly = 1";
        if (parts.HasFlag(Part.Ordinary))
            yield return "IsAnomaly = 0";
        if (parts.HasFlag(Part.After))
            yield return "BookedOn <= @AfterBookedOn AND (BookedOn < @AfterBookedOn OR Id < @AfterId)";
    }

    // A list may hold several currencies: the bound is compared with each row in whole minor units of its own currency.
    private static string BoundInMinorUnits(string parameter) =>
        $"CASE WHEN Currency IN ({Codes(0)}) THEN {parameter}0 WHEN Currency IN ({Codes(3)}) THEN {parameter}3 ELSE {parameter}2 END";

    private static string Codes(int digits) =>
        string.Join(", ", Currency.AllEver.Where(c => c.Digits == digits).Select(c => $"'{c.Code}'"));

    private static long? MinorUnits(decimal? amount, int digits, Func<decimal, decimal> round) =>
        amount is null ? null : (long)round(amount.Value * (decimal)Math.Pow(10, digits));
}
