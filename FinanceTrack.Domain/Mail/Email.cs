namespace FinanceTrack.Domain.Mail;

/// <summary>One mail in plain text, as it waits in the queue <c>emails</c>.</summary>
/// <param name="Id">Made once, so that a mail tried twice has one <c>Message-Id</c> and one blob.</param>
/// <param name="UserId">Whose mail it is: one of an erased user is not sent.</param>
/// <param name="WrittenAt">When it was first queued.</param>
/// <param name="ExpiresAt">From when on it is of no use, and not sent any more.</param>
public sealed record Email(
    Guid Id, Guid UserId, string To, string Subject, string Text, DateTimeOffset WrittenAt, DateTimeOffset ExpiresAt);
