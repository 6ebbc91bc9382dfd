namespace FinanceTrack.Domain.Links.Rows;

/// <summary>The reasons of a link as they are stored: their names with commas between them.</summary>
internal static class LinkReasons
{
    public static string Join(IReadOnlyList<LinkReason> reasons) => string.Join(',', reasons);

    public static IReadOnlyList<LinkReason> Parse(string reasons) =>
        reasons.Length == 0 ? [] : [.. reasons.Split(',').Select(Enum.Parse<LinkReason>)];
}

/// <summary>What spoke for a link.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Text">The same for people.</param>
public sealed record LinkReasonDetails(LinkReason Code, string Text)
{
    internal static IReadOnlyList<LinkReasonDetails> Of(string reasons) =>
        [.. LinkReasons.Parse(reasons).Select(reason => new LinkReasonDetails(reason, TextOf(reason)))];

    private static string TextOf(LinkReason reason) => reason switch
    {
        LinkReason.SameAmount => "The amounts are the same.",
        LinkReason.UnusualAmount => "The amount is rare in this ledger.",
        LinkReason.AmountLessFee => "The amount that arrived is smaller by what may be a fee.",
        LinkReason.AmountAtDaysRate => "The amounts agree at the exchange rate of the day.",
        LinkReason.DaysClose => "The days are close to each other.",
        LinkReason.AccountNumberNamed => "One line names the number of the other account.",
        LinkReason.AccountNameNamed => "One line names the other account.",
        LinkReason.HolderNamed => "One line names the holder of the accounts.",
        LinkReason.TransferWording => "The lines are worded like a transfer.",
        LinkReason.FitsAccountKinds => "Money often moves between accounts of these kinds.",
        LinkReason.LinkedBefore => "Lines like these were linked before.",
        LinkReason.RepeatsTogether => "Lines like these occur together again and again.",
        LinkReason.SharedWords => "The lines share unusual words.",
        LinkReason.SameOrderNumber => "Both lines have the same order number.",
        LinkReason.SameShop => "Both lines name the same shop.",
        LinkReason.RefundWording => "The line is worded like a refund.",
        LinkReason.WholeAmount => "The whole amount came back.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, "A reason without a text."),
    };
}
