using System.Net.Sockets;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;

namespace FinanceTrack.Domain.Mail;

/// <summary>Hands mails to an SMTP server.</summary>
internal sealed class SmtpTransport(IOptions<MailOptions> options) : IMailTransport
{
    private const int ServiceNotAvailable = 421;

    // A server may think about a whole mail for ten minutes (RFC 5321 §4.5.3.2.6), which is all that a function has.
    private static readonly TimeSpan ReplyTimeout = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan QuitTimeout = TimeSpan.FromSeconds(5);

    public async Task<MailReply> SendAsync(Email email, MimeMessage message, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        try
        {
            await SignInAsync(client, cancellationToken);
            client.Timeout = (int)ReplyTimeout.TotalMilliseconds;
            await client.SendAsync(message, cancellationToken);
        }
        catch (Exception exception) when (ReplyTo(exception) is { } reply)
        {
            return reply;
        }

        await SayGoodbyeAsync(client);
        return new MailReply.Accepted();
    }

    private async Task SignInAsync(SmtpClient client, CancellationToken cancellationToken)
    {
        var smtp = options.Value.Smtp;
        await client.ConnectAsync(smtp.Host!, smtp.Port, smtp.Security, cancellationToken);
        if (smtp.User is { Length: > 0 } user)
            await client.AuthenticateAsync(user, smtp.Password ?? "", cancellationToken);
    }

    // The mail is the server's by now, and however this ends, sent again it would come twice.
    private static async Task SayGoodbyeAsync(SmtpClient client)
    {
        using var late = new CancellationTokenSource(QuitTimeout);
        try
        {
            await client.DisconnectAsync(quit: true, late.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            // It did not answer; disposing of the client closes the connection.
        }
    }

    /// <summary>
    /// Null for what is wrong with the settings, or with us. Failures to sign in and to encrypt wrap what they come from.
    /// </summary>
    private static MailReply? ReplyTo(Exception exception) => exception switch
    {
        SmtpCommandException { StatusCode: (SmtpStatusCode)ServiceNotAvailable } =>
            new MailReply.Unreachable(new MailRefusedException(ServiceNotAvailable)),
        SmtpCommandException { StatusCode: < (SmtpStatusCode)500 } later => new MailReply.Deferred((int)later.StatusCode),
        SmtpCommandException refused => new MailReply.Refused((int)refused.StatusCode),
        SocketException or IOException or TimeoutException or SmtpProtocolException => new MailReply.Unreachable(exception),
        MailKit.Security.AuthenticationException { InnerException: SmtpCommandException { StatusCode: < (SmtpStatusCode)500 } early } =>
            new MailReply.Unreachable(new MailRefusedException((int)early.StatusCode)),
        MailKit.Security.SslHandshakeException { InnerException: SocketException or IOException } => new MailReply.Unreachable(exception),
        _ => null,
    };
}
