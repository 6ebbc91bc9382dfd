using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Links;

/// <summary>What two transactions must satisfy to be linked by a person, whose word counts for more than days and usual fees.</summary>
internal static class LinkRules
{
    public static Error? Problem(LinkKind kind, TransactionRow from, TransactionRow to)
    {
        if (from.IsSplit || (to.IsSplit && kind == LinkKind.Transfer))
            return new UnprocessableError("A split transaction cannot be linked. Take its parts away first.");
        return kind == LinkKind.Transfer ? ProblemOfTransfer(from, to) : ProblemOfRefund(from, to);
    }

    /// <summary>What of the credit pays the expense back: no more than there is left of it.</summary>
    public static long RefundOf(TransactionRow credit, TransactionRow expense) =>
        Math.Min(credit.AmountMinor, -expense.AmountMinor - expense.RefundedMinor);

    private static UnprocessableError? ProblemOfTransfer(TransactionRow from, TransactionRow to)
    {
        if (from.AmountMinor >= 0 || to.AmountMinor <= 0)
            return new UnprocessableError("A transfer is from an outgoing to an incoming transaction.");
        if (from.AccountId == to.AccountId)
            return new UnprocessableError("The two sides of a transfer must be in different accounts.");
        if (from.Role == TransactionRole.Adjustment || to.Role == TransactionRole.Adjustment || from.RefundedMinor > 0)
            return new UnprocessableError("An adjustment, or an expense that was refunded, cannot be a side of a transfer.");
        return from.Currency == to.Currency && to.AmountMinor > -from.AmountMinor
            ? new UnprocessableError("More cannot arrive than was sent.")
            : null;
    }

    private static UnprocessableError? ProblemOfRefund(TransactionRow from, TransactionRow to)
    {
        if (from.AmountMinor <= 0 || to.AmountMinor >= 0)
            return new UnprocessableError("A refund is from a credit to the expense that it pays back.");
        if (from.Currency != to.Currency)
            return new UnprocessableError("A refund must be in the currency of its expense.");
        if (from.Role == TransactionRole.Adjustment || to.Role != TransactionRole.Ordinary)
            return new UnprocessableError("A transfer or an adjustment cannot be part of a refund.");
        return RefundOf(from, to) <= 0 ? new UnprocessableError("The expense was refunded already.") : null;
    }
}
