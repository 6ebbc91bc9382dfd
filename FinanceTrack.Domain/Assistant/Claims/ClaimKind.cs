namespace FinanceTrack.Domain.Assistant.Claims;

/// <summary>What kind of value a claim has, which decides how it is written.</summary>
public enum ClaimKind
{
    /// <summary>A decimal with a currency.</summary>
    Amount,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A part of a whole: 0.25 is written as 25 %.</summary>
    Share,

    /// <summary>A plain number: how many times one figure is another.</summary>
    Ratio,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A text out of the ledger, such as a merchant: shown in quotation marks only.</summary>
    Text,

    /// <summary>A whole sentence that the server wrote from figures, such as an insight's.</summary>
    Sentence,
}
