using static FinanceTrack.Domain.Links.Transfers.TransferFeature;

namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>The features that spoke for a pair, as reasons that can be put into words.</summary>
internal static class TransferReasons
{
    /// <summary>A reason that moves the log odds by less is not named.</summary>
    private const double MinContribution = .3;

    private const int MaxReasons = 5;

    private static readonly (LinkReason Reason, TransferFeature[] Features)[] Groups =
    [
        (LinkReason.UnusualAmount, [Rarity, RaritySquared]),
        (LinkReason.DaysClose, [SameDay, Days1, Days2, Days3]),
        (LinkReason.AccountNumberNamed, [NumberNamed]),
        (LinkReason.AccountNameNamed, [AccountName]),
        (LinkReason.HolderNamed, [Holder]),
        (LinkReason.TransferWording, [TransferWordBoth, TransferWordOne, StandingWord, CardWord, CashWord, TopUpWord, SavingWord,
            LoanWord]),
        (LinkReason.FitsAccountKinds, [ToSavings, FromSavings, ToCard, ToCash, ToLoan]),
        (LinkReason.LinkedBefore, [KeyHistoryOutgoing, KeyHistoryIncoming, WordHistoryOutgoing, WordHistoryIncoming]),
        (LinkReason.RepeatsTogether, [AmountsMet, TimesMet, MeanPairedOutgoing, MeanPairedIncoming]),
        (LinkReason.SharedWords, [SharedWords]),
    ];

    public static IReadOnlyList<LinkReason> Of(double[] values, TransferWeights weights)
    {
        var amount = values[(int)Fee] > 0 ? LinkReason.AmountLessFee
            : values[(int)Exchange] > 0 ? LinkReason.AmountAtDaysRate
            : LinkReason.SameAmount;
        var spoken = Groups
            .Select(group => (group.Reason, Nats: group.Features.Sum(feature => values[(int)feature] * weights[feature])))
            .Where(reason => reason.Nats >= MinContribution
                && (reason.Reason != LinkReason.UnusualAmount || amount == LinkReason.SameAmount))
            .OrderByDescending(reason => reason.Nats)
            .Take(MaxReasons - 1)
            .Select(reason => reason.Reason);
        return [amount, .. spoken];
    }
}
