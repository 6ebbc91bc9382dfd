using FinanceTrack.Domain.Recurring.Fitting;
using FinanceTrack.Domain.Recurring.Merchants;

namespace FinanceTrack.Domain.Recurring.Streams;

/// <summary>A merchant's rows in one direction and currency.</summary>
internal readonly record struct GroupKey(TokenKey Merchant, bool IsIncome, string Currency)
{
    public bool SharesFlowWith(GroupKey other) =>
        IsIncome == other.IsIncome && string.Equals(Currency, other.Currency, StringComparison.Ordinal);
}

/// <summary>A stream on its way from the fit to what is reported.</summary>
internal sealed class StreamCandidate(GroupKey group, FoundStream found)
{
    public GroupKey Group { get; } = group;

    public StreamFit Fit { get; } = found.Fit;

    public IReadOnlyList<int> Doubles { get; } = found.Doubles;

    /// <summary>The group that the merchant was found under after the last change of its name.</summary>
    public GroupKey? RenamedTo { get; set; }
}
