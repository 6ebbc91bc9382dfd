namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>What of a claim a slot shows.</summary>
internal enum SlotPart
{
    /// <summary>The value.</summary>
    Value,

    /// <summary>The days that it is about.</summary>
    Period,

    /// <summary>Its category.</summary>
    Category,

    /// <summary>Its account.</summary>
    Account,

    /// <summary>Its merchant, or the text that was searched for.</summary>
    Merchant,
}

/// <summary>A reference between double braces: <c>{{c3}}</c>, <c>{{c3.period}}</c>, <c>{{diff(c1,c2)}}</c>.</summary>
internal static class AnswerSlots
{
    public const string Open = "{{";
    public const string Close = "}}";

    /// <summary>The reference without the part of it.</summary>
    public static (string Reference, SlotPart? Part) Parse(string inner)
    {
        var text = inner.Trim();
        var dot = text.LastIndexOf('.');
        if (dot < 0)
            return (text, SlotPart.Value);
        return (text[..dot], text[(dot + 1)..].ToLowerInvariant() switch
        {
            "period" => SlotPart.Period,
            "category" => SlotPart.Category,
            "account" => SlotPart.Account,
            "merchant" => SlotPart.Merchant,
            _ => null,
        });
    }
}
