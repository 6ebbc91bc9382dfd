namespace FinanceTrack.Domain.Links;

public enum LinkKind
{
    /// <summary>From the outgoing row to the incoming row of the same movement between two accounts of the ledger.</summary>
    Transfer,

    /// <summary>From the credit to the expense that it pays back.</summary>
    Refund,
}

public enum LinkState
{
    /// <summary>Made by a matcher, which may undo it on better evidence.</summary>
    Automatic,

    /// <summary>Made by the answer to a question. No matcher changes it.</summary>
    Answered,

    /// <summary>Made by hand. No matcher changes it.</summary>
    User,

    /// <summary>Refused by a person, and kept so that it is never proposed again.</summary>
    Rejected,
}

/// <summary>What spoke for a link, the strongest first. The words for people are made at the edge.</summary>
public enum LinkReason
{
    SameAmount,
    UnusualAmount,
    AmountLessFee,
    AmountAtDaysRate,
    DaysClose,
    AccountNumberNamed,
    AccountNameNamed,
    HolderNamed,
    TransferWording,
    FitsAccountKinds,
    LinkedBefore,
    RepeatsTogether,
    SharedWords,
    SameOrderNumber,
    SameShop,
    RefundWording,
    WholeAmount,
}

/// <summary>A link that a matcher has made.</summary>
/// <param name="FromId">The outgoing row of a transfer, the credit of a refund.</param>
/// <param name="ToId">The incoming row of a transfer, the expense of a refund.</param>
/// <param name="AmountMinor">What arrived, in the currency of the receiving row.</param>
/// <param name="Confidence">The calibrated probability at the decision; 1 where a person decided.</param>
public sealed record Link(
    LinkKind Kind, Guid FromId, Guid ToId, long AmountMinor, LinkState State, double Confidence, IReadOnlyList<LinkReason> Reasons);
