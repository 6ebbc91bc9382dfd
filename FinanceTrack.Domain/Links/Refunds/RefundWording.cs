using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Links.Refunds;

/// <summary>What the line of a credit alone tells of whether it pays something back.</summary>
internal static class RefundWording
{
    /// <summary>
    /// Whether it may be a refund, which salary, rent and payments from another account are not, and whether it is worded so.
    /// </summary>
    public static (bool MayBe, bool IsWorded) Of(string description)
    {
        var line = new LineReader(LineVocabulary.Default).Read(description);
        var mayBe = !line.HasIban && !line.Has(WordKinds.Income | WordKinds.Salary | WordKinds.Rent);
        return (mayBe, mayBe && line.Has(WordKinds.Refund));
    }
}
