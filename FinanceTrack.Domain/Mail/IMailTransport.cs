using MimeKit;

namespace FinanceTrack.Domain.Mail;

/// <summary>The way a mail leaves: an SMTP server where one is set, else a blob for a person to read.</summary>
public interface IMailTransport
{
    /// <exception cref="MailServerAwayException">It may be taken later. Every other failure is final.</exception>
    Task SendAsync(Email email, MimeMessage message, CancellationToken cancellationToken);
}
