using System.ComponentModel.DataAnnotations;
using MailKit.Security;

namespace FinanceTrack.Domain.Mail;

/// <summary>Settings <c>Mail:*</c>.</summary>
public sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>The sender, as an address or as <c>Name &lt;address&gt;</c>.</summary>
    [Required]
    public string From { get; set; } = "FinanceTrack <no-reply@localhost>";

    public SmtpOptions Smtp { get; set; } = new();
}

/// <summary>Settings <c>Mail:Smtp:*</c>. Without a host mails are written to blobs.</summary>
public sealed class SmtpOptions
{
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int Port { get; set; } = 587;

    /// <summary>STARTTLS by default; a server that does not offer it gets no mail.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.StartTls;

    /// <summary>Null to send without signing in.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }
}
