using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Anomalies.Feedback;

/// <summary>Which alerts a list shows; what is null does not matter.</summary>
/// <param name="From">The first booked date.</param>
/// <param name="To">The last booked date, included.</param>
/// <param name="Answer"><c>confirmed</c>, <c>dismissed</c>, or <c>open</c>: not answered.</param>
public sealed record AnomalyFilter(DateOnly? From = null, DateOnly? To = null, string? Answer = null);

/// <summary>A flagged transaction, and what its user says of it; null while it is open.</summary>
public sealed record AnomalyDetails(TransactionDetails Transaction, AnswerDetails? Feedback);

/// <summary>Lists a user's transactions that were flagged as anomalous, the latest booked first, a page at a time.</summary>
public sealed class ListAnomalies(Database database)
{
    private const string Open = "open";

    private const string Answered = "SELECT 1 FROM AnomalyFeedback a WHERE a.LedgerId = Transactions.LedgerId AND a.TransactionId = Transactions.Id";

    private static readonly Statement AllSql = PageSql("");

    private static readonly Statement OpenSql = PageSql($"AND NOT EXISTS ({Answered})");

    private static readonly Statement AnsweredSql = PageSql($"AND EXISTS ({Answered} AND a.Answer = @Answer)");

    public async Task<Result<Page<AnomalyDetails>>> ExecuteAsync(
        Guid ledgerId, AnomalyFilter filter, PageRequest page, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        var after = new TransactionCursor(DateOnly.MaxValue, Guid.AllBitsSet);
        if (page.Cursor is not null && !TransactionCursor.TryParse(page.Cursor, out after))
            errors.Add(PageRequest.InvalidCursor);
        errors.Require(filter.From is null || filter.To is null || filter.From <= filter.To, "from", "The range must not end before it begins.");
        errors.Require(filter.Answer is null or Open || AnswerOf(filter) is not null, "answer", "Must be `confirmed`, `dismissed` or `open`.");
        if (errors.Any)
            return errors.ToError();

        return await database.ReadAsync(session => ReadAsync(session, ledgerId, filter, after, page), cancellationToken);
    }

    private static async Task<Page<AnomalyDetails>> ReadAsync(
        DbSession session, Guid ledgerId, AnomalyFilter filter, TransactionCursor after, PageRequest page)
    {
        var to = filter.To ?? DateOnly.MaxValue;
        var rows = await session.QueryAsync<TransactionRow>(StatementFor(filter), new
        {
            LedgerId = ledgerId,
            From = filter.From ?? DateOnly.MinValue,
            To = to < after.BookedOn ? to : after.BookedOn,
            Answer = AnswerOf(filter),
            AfterBookedOn = after.BookedOn,
            AfterId = after.Id,
            Rows = page.Limit + 1,
        });
        var shown = page.Of(rows, row => new TransactionCursor(row.BookedOn, row.Id).ToString());
        var answers = (await AnswerTable.FindManyAsync(session, ledgerId, shown.Items.Select(row => row.Id)))
            .ToDictionary(answer => answer.TransactionId);
        return shown.Map(row => new AnomalyDetails(
            TransactionDetails.Of(row), answers.TryGetValue(row.Id, out var answer) ? AnswerDetails.Of(answer) : null));
    }

    private static AnomalyAnswer? AnswerOf(AnomalyFilter filter) => filter.Answer switch
    {
        "confirmed" => AnomalyAnswer.Confirmed,
        "dismissed" => AnomalyAnswer.Dismissed,
        _ => null,
    };

    private static Statement StatementFor(AnomalyFilter filter) => filter.Answer switch
    {
        null => AllSql,
        Open => OpenSql,
        _ => AnsweredSql,
    };

    // Filters that are not set are given the widest bounds: the index of alerts is read from its end whatever they are.
    private static Statement PageSql(string answered) => Statement.Of(d => $"""
        SELECT {TransactionColumns.All}
        FROM Transactions
        WHERE LedgerId = @LedgerId AND IsAnomaly = 1 AND BookedOn >= @From AND BookedOn <= @To
          AND (BookedOn < @AfterBookedOn OR Id < @AfterId)
          {answered}
        ORDER BY BookedOn DESC, Id DESC
        {d.Limit("@Rows")}
        """);
}
