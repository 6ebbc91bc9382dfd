namespace FinanceTrack.Domain.Links.Questions;

/// <summary>
/// What a matcher asks its user: whether the subject belongs to one of the options. A transfer has one option, the incoming row; a refund
/// has up to four, the expenses that it may pay back.
/// </summary>
/// <param name="SubjectId">The outgoing row of a transfer, the credit of a refund.</param>
/// <param name="Confidence">The probability that one of the options is right.</param>
/// <param name="Worth">How many uncertain decisions the answer settles. Questions of all kinds compete by it.</param>
public sealed record LinkQuestion(
    LinkKind Kind, Guid SubjectId, IReadOnlyList<Guid> OptionIds, double Confidence, double Worth, IReadOnlyList<LinkReason> Reasons);
