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
        Category = 1,
        Text = 2,
        Min = 4,
        Max = 8,
        Currency = 16,
        Anomalous = 32,
        Ordinary = 64,
        After = 128,
        Account = 256,
        Linked = 512,
        Unlinked = 1024,
    }

    private const Part AllParts = (Part)2047;

    private const Part BothAnomalies = Part.Anomalous | Part.Ordinary;
    private const Part BothRoles = Part.Linked | Part.Unlinked;

    // The rows are few, so that an idle condition costs nothing. CROSS JOIN keeps SQLite to this order.
    private static readonly Statement OfRowsSql = Statement.Of(d => $"""
        SELECT {TransactionColumns.Shown}
        FROM {d.NumbersOf("@Sequences")} n CROSS JOIN Transactions
        WHERE LedgerId = @LedgerId AND Sequence = n.Number
          AND BookedOn >= @From AND BookedOn <= @To
          AND (@CategoryId IS NULL OR CategoryId = @CategoryId) AND (@AccountId IS NULL OR AccountId = @AccountId)
          AND (@Text IS NULL OR SearchText LIKE @Text ESCAPE '{SearchText.Escape}')
          AND (@Min2 IS NULL OR AmountMinor >= {BoundInMinorUnits("@Min")})
          AND (@Max2 IS NULL OR AmountMinor <= {BoundInMinorUnits("@Max")})
          AND (@Currency IS NULL OR Currency = @Currency) AND (@Role IS NULL OR Role = @Role)
          AND (@IsAnomaly IS NULL OR IsAnomaly = @IsAnomaly)
          AND (@AfterId IS NULL OR BookedOn < @AfterBookedOn OR (BookedOn = @AfterBookedOn AND Id < @AfterId))
        ORDER BY BookedOn DESC, Id DESC
        {d.Limit("@Rows")}
        """);

    // One statement for each set of filters, so that every one of them has a plan of its own and no condition is idle. Days are a part of
    // every index that a list can use.
    private static readonly Statement?[] Statements = new Statement?[(int)AllParts + 1];

    public async Task<Result<Page<TransactionDetails>>> ExecuteAsync(
        Guid ledgerId, TransactionFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        if (filter.Problem() is { } problem)
            return problem;
        var after = default(TransactionCursor);
        if (page.Cursor is not null && !TransactionCursor.TryParse(page.Cursor, out after))
            return PageRequest.InvalidCursor;

        var rows = await database.ReadAsync(
            async session =>
            {
                var found = await FindRareRows.RunAsync(session, ledgerId, filter, page.Limit + 1);
                return await session.QueryAsync(
                    found is null ? StatementFor(PartsOf(filter, page)) : OfRowsSql,
                    ParametersOf(ledgerId, filter, page, after, found),
                    TransactionColumns.ReadDetails);
            },
            cancellationToken);
        return page.Of(rows, row => new TransactionCursor(row.BookedOn, row.Id).ToString());
    }

    /// <summary>Every statement this can send: for the test that binds them.</summary>
    internal static IEnumerable<Statement> AllStatements() => Enumerable.Range(0, (int)AllParts + 1).Select(parts => (Part)parts)
        .Where(parts => (parts & BothAnomalies) != BothAnomalies && (parts & BothRoles) != BothRoles)
        .Select(StatementFor);

    private static Part PartsOf(TransactionFilter filter, PageRequest page) =>
        (filter.Category is null ? 0 : Part.Category)
        | (filter.Account is null ? 0 : Part.Account)
        | (filter.Text is null ? 0 : Part.Text)
        | (filter.Min is null ? 0 : Part.Min)
        | (filter.Max is null ? 0 : Part.Max)
        | (filter.Currency is null ? 0 : Part.Currency)
        | (filter.Role switch { null => 0, TransactionRole.Ordinary => Part.Unlinked, _ => Part.Linked })
        | (filter.Anomalous switch { null => 0, true => Part.Anomalous, false => Part.Ordinary })
        | (page.Cursor is null ? 0 : Part.After);

    private static Statement StatementFor(Part parts) =>
        Statements[(int)parts] ??= Statement.Of(d => $"""
            SELECT {TransactionColumns.Shown}
            FROM Transactions
            WHERE LedgerId = @LedgerId AND BookedOn >= @From AND BookedOn <= @To{And(d, parts)}
            ORDER BY BookedOn DESC, Id DESC
            {d.Limit("@Rows")}
            """);

    private static string And(IDialect d, Part parts) => string.Concat(Conditions(d, parts).Select(condition => $" AND {condition}"));

    private static IEnumerable<string> Conditions(IDialect d, Part parts)
    {
        if (parts.HasFlag(Part.Category))
            yield return d.Selective("CategoryId = @CategoryId");
        if (parts.HasFlag(Part.Account))
            yield return d.Selective("AccountId = @AccountId");
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
        // The first condition is that of the index, which both engines compare as it is written.
        if (parts.HasFlag(Part.Linked))
            yield return $"Role <> 0 AND {d.Selective("Role = @Role")}";
        if (parts.HasFlag(Part.Unlinked))
            yield return "Role = 0";
        if (parts.HasFlag(Part.After))
            yield return "BookedOn <= @AfterBookedOn AND (BookedOn < @AfterBookedOn OR Id < @AfterId)";
    }

    // A list may hold several currencies: the bound is compared with each row in whole minor units of its own currency.
    private static string BoundInMinorUnits(string parameter) =>
        $"CASE WHEN Currency IN ({Codes(0)}) THEN {parameter}0 WHEN Currency IN ({Codes(3)}) THEN {parameter}3 ELSE {parameter}2 END";

    private static string Codes(int digits) =>
        string.Join(", ", Currency.AllEver.Where(c => c.Digits == digits).Select(c => $"'{c.Code}'"));

    private static object ParametersOf(
        Guid ledgerId, TransactionFilter filter, PageRequest page, TransactionCursor after, List<long>? found) => new
        {
            LedgerId = ledgerId,
            From = filter.From ?? DateOnly.MinValue,
            To = filter.To ?? DateOnly.MaxValue,
            CategoryId = filter.Category,
            Text = filter.Text is null ? null : SearchText.Pattern(filter.Text),
            Min0 = filter.MinInUnits(0),
            Min2 = filter.MinInUnits(2),
            Min3 = filter.MinInUnits(3),
            Max0 = filter.MaxInUnits(0),
            Max2 = filter.MaxInUnits(2),
            Max3 = filter.MaxInUnits(3),
            filter.Currency,
            AccountId = filter.Account,
            filter.Role,
            IsAnomaly = filter.Anomalous,
            AfterBookedOn = after.BookedOn,
            AfterId = page.Cursor is null ? (Guid?)null : after.Id,
            Rows = page.Limit + 1,
            Sequences = found is null ? null : SqlText.Numbers(found),
        };
}
