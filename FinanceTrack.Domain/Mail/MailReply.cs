namespace FinanceTrack.Domain.Mail;

/// <summary>
/// What became of a mail that a transport was given. Replies are kept by their number (RFC 5321 §4.2.1): the server's words often repeat
/// the address, which belongs in no log.
/// </summary>
public abstract record MailReply
{
    private MailReply()
    {
    }

    /// <summary>It is the transport's now.</summary>
    public sealed record Accepted : MailReply;

    /// <summary>The server takes this mail later, perhaps: 4xx, such as greylisting's.</summary>
    public sealed record Deferred(int Status) : MailReply;

    /// <summary>The server does not take this mail: 5xx.</summary>
    public sealed record Refused(int Status) : MailReply;

    /// <summary>The server could not be reached, closed the connection, or accepts no mail at all for now.</summary>
    public sealed record Unreachable(Exception Cause) : MailReply;
}
