using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Links.Refunds;

/// <summary>An expense that a credit may pay back.</summary>
/// <param name="Probability">Among all candidates and none.</param>
internal sealed record RefundCandidate(BookedRow Expense, double Probability);

/// <summary>
/// Scores the expenses that a credit may pay back, in nats: the days between, the whole remaining amount, the account, the order number. A
/// softmax over them and "none of these" gives probabilities.
/// </summary>
internal static class RefundScore
{
    private const double TypicalDays = 18, WholeAmount = 3.2, OtherIsWhole = -1.5, SameAccount = .7;
    private const double SameOrder = 9, OtherOrder = -5, SharedWords = .6, SameDay = -.5;
    private const double NoneWithRefundWord = -2, None = -.4;

    public static List<RefundCandidate> Score(ShopRow credit, IReadOnlyList<ShopRow> expenses, Func<Guid, long> leftOf)
    {
        var (row, line) = (credit.Row, credit.Line);
        var anyWhole = expenses.Any(candidate => leftOf(candidate.Row.Id) == row.AbsoluteMinor);
        var odds = expenses.Select(candidate =>
            Math.Exp(Nats(row, line, candidate.Row, candidate.Line, leftOf(candidate.Row.Id), anyWhole))).ToList();
        var total = odds.Sum() + Math.Exp(line.Text.Has(WordKinds.Refund) ? NoneWithRefundWord : None);
        return [.. expenses.Zip(odds, (candidate, value) => new RefundCandidate(candidate.Row, value / total))];
    }

    private static double Nats(BookedRow credit, ShopLine line, BookedRow expense, ShopLine other, long left, bool anyWhole)
    {
        var days = credit.BookedOn.DayNumber - expense.BookedOn.DayNumber;
        var nats = -Math.Log(1 + (days / TypicalDays) * (days / TypicalDays));
        nats += left == credit.AbsoluteMinor ? WholeAmount : anyWhole ? OtherIsWhole : 0;
        nats += expense.AccountId == credit.AccountId ? SameAccount : -SameAccount;
        if (line.Text.OrderCodes.Length > 0 && other.Text.OrderCodes.Length > 0)
            nats += SharesOrder(line.Text.OrderCodes, other.Text.OrderCodes) ? SameOrder : OtherOrder;
        if (line.Text.Following.Overlaps(other.Text.Following))
            nats += SharedWords;
        return days == 0 ? nats + SameDay : nats;
    }

    /// <summary>Lines are cut at different lengths, so that the beginning of an order number is enough.</summary>
    public static bool SharesOrder(string[] codes, string[] others) =>
        Array.Exists(codes, code => Array.Exists(others, other => code.StartsWith(other, StringComparison.Ordinal)
            || other.StartsWith(code, StringComparison.Ordinal)));
}
