namespace FinanceTrack.Domain.Mail;

/// <summary>The mail server could not be reached, broke off, or has put the mail off: a reply of 4xx (RFC 5321 §4.2.1), such as greylisting's.</summary>
public sealed class MailServerAwayException(Exception cause) : Exception("The mail server is away, or takes the mail later.", cause);
