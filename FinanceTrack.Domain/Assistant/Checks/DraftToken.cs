using FinanceTrack.Domain.Assistant.Claims;

namespace FinanceTrack.Domain.Assistant.Checks;

/// <summary>What a piece of a draft is.</summary>
internal enum TokenKind
{
    /// <summary>Letters.</summary>
    Word,

    /// <summary>White space.</summary>
    Space,

    /// <summary>Punctuation.</summary>
    Mark,

    /// <summary>A digit, or another character that stands for a number.</summary>
    Number,

    /// <summary>A reference that was found.</summary>
    Slot,

    /// <summary>A reference that was not.</summary>
    BrokenSlot,
}

/// <summary>A piece of a draft.</summary>
/// <param name="Raw">As it stands there.</param>
/// <param name="Folded">Of a word: in small plain letters.</param>
internal readonly record struct DraftToken(TokenKind Kind, string Raw, string Folded, Claim? Claim = null, SlotPart Part = SlotPart.Value)
{
    /// <summary>Whether it shows a figure, rather than a name or what a claim is about.</summary>
    public bool IsFigure => Kind == TokenKind.Slot && Part == SlotPart.Value && Claim!.Kind is not (ClaimKind.Text or ClaimKind.Sentence);
}
