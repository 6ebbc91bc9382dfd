using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assertions;

/// <summary>What a statement says, beside what the transactions make.</summary>
/// <param name="Day">At its end.</param>
/// <param name="Balance">What the statement says.</param>
/// <param name="Computed">The opening balance and all transactions up to the day.</param>
/// <param name="Difference">What is missing since the statement before: one error makes one interval wrong, not all after it.</param>
public sealed record AssertionDetails(
    DateOnly Day, decimal Balance, decimal Computed, decimal Difference, bool Agrees, DateTimeOffset UpdatedAt, int Version) : IVersioned;

/// <summary>The statements of an account.</summary>
/// <param name="FirstWrong">Where the transactions begin to differ from the statements; null where they agree.</param>
public sealed record AssertionList(IReadOnlyList<AssertionDetails> Items, string? NextCursor, WrongInterval? FirstWrong);

/// <summary>The days in which something is wrong.</summary>
/// <param name="After">The day of the statement before; null where the interval begins with the account.</param>
/// <param name="Through">The day of the statement.</param>
/// <param name="Difference">What would have to be added to the transactions.</param>
/// <param name="Proposals">What may explain it, the likeliest first. Nothing is changed by them.</param>
public sealed record WrongInterval(DateOnly? After, DateOnly Through, decimal Difference, IReadOnlyList<AssertionProposal> Proposals);

/// <param name="Likelihood">Its share among all that explains the difference.</param>
/// <param name="IsLikely">It is likely, which is never certain.</param>
public sealed record AssertionProposal(double Likelihood, bool IsLikely, IReadOnlyList<CorrectionDetails> Corrections);

/// <summary>One thing that may be wrong.</summary>
/// <param name="Kind">For programs.</param>
/// <param name="Text">The same for people.</param>
/// <param name="Change">What mending it adds to the interval.</param>
/// <param name="TransactionId">The transaction that is wrong, or that shows what is missing; null where nothing shows it.</param>
public sealed record CorrectionDetails(CorrectionKind Kind, string Text, decimal Change, Guid? TransactionId)
{
    internal static string TextOf(CorrectionKind kind) => kind switch
    {
        CorrectionKind.Doubled => "The transaction is here twice.",
        CorrectionKind.Surplus => "The transaction should not be here.",
        CorrectionKind.BelongsElsewhere => "The transaction belongs to another account.",
        CorrectionKind.LiesElsewhere => "The transaction of another account belongs to this one.",
        CorrectionKind.DigitsExchanged => "Two digits of the amount are exchanged.",
        CorrectionKind.WrongSign => "The amount has the wrong sign.",
        CorrectionKind.MisplacedPoint => "The decimal point of the amount is misplaced.",
        CorrectionKind.BookedAfter => "The bank booked the transaction after the statement.",
        CorrectionKind.BookedBefore => "The transaction is in the statement before.",
        CorrectionKind.AlreadyInStatement => "The transaction after the day is in the statement already.",
        CorrectionKind.StillInStatement => "The transaction before the days is in this statement.",
        CorrectionKind.MissingUsual => "A charge that usually comes is missing.",
        CorrectionKind.MissingLeg => "The other side of this transfer is missing here.",
        CorrectionKind.Missing => "A transaction of this amount is missing.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A correction without a text."),
    };
}
