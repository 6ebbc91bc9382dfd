using MimeKit;

namespace FinanceTrack.Domain.Mail;

/// <summary>The way a mail leaves: an SMTP server where one is set, else a blob for a person to read.</summary>
public interface IMailTransport
{
    Task SendAsync(Email email, MimeMessage message, CancellationToken cancellationToken);
}
