using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Categorization.Text;

namespace FinanceTrack.Domain.Categorization;

/// <summary>An input with what is derived of it once, for all who need it: its merchant, and the terms of the user's memory.</summary>
public sealed class PreparedInput
{
    public PreparedInput(CategorizationInput input)
    {
        Input = input;
        Merchant = MerchantKey.From(input.Description);
        Terms = MemoryTerms.Of(Merchant, input.Direction);
    }

    public CategorizationInput Input { get; }

    public MerchantKey Merchant { get; }

    public MemoryTerms Terms { get; }
}
