using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Links.Refunds;

/// <summary>A line as the refund matcher reads it.</summary>
/// <param name="Text">What every matcher reads in it.</param>
/// <param name="Merchant">The words of its merchant key: the line without the phrases, processors, numbers and regions that are
/// known.</param>
/// <param name="IsKnownShop">The categoriser's lexicon knows a shop in it.</param>
internal sealed record ShopLine(LineText Text, LineWord[] Merchant, bool IsKnownShop)
{
    /// <summary>
    /// True where the line may be a purchase: what a transfer's words say does not count beside words of purchases and cards.
    /// </summary>
    public bool MayBePurchase => !Text.Has(WordKinds.Transfer) || Text.Has(WordKinds.Purchase | WordKinds.Card);
}
