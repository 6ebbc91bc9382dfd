using MimeKit;

namespace FinanceTrack.Domain.Mail;

/// <summary>The way a mail leaves: an SMTP server where one is set, else a blob for a person to read.</summary>
public interface IMailTransport
{
    /// <summary>Settings that are wrong (a certificate, a password, no encryption) are exceptions.</summary>
    Task<MailReply> SendAsync(Email email, MimeMessage message, CancellationToken cancellationToken);
}
