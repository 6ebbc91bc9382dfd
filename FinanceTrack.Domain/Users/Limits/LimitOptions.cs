using System.ComponentModel.DataAnnotations;

namespace FinanceTrack.Domain.Users.Limits;

/// <summary>
/// Settings <c>Limits:*</c>: how many attempts a fixed window of <see cref="WindowMinutes"/> takes, over all instances. 0 is no limit.
/// An address is an IPv4 address or an IPv6 /64.
/// </summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    [Range(1, 1440)]
    public int WindowMinutes { get; set; } = 15;

    [Range(0, int.MaxValue)]
    public int SignInsPerAccount { get; set; } = 30;

    [Range(0, int.MaxValue)]
    public int SignInsPerAddress { get; set; } = 200;

    [Range(0, int.MaxValue)]
    public int RegistrationsPerAddress { get; set; } = 50;

    [Range(0, int.MaxValue)]
    public int MailsPerAccount { get; set; } = 5;

    [Range(0, int.MaxValue)]
    public int MailsPerAddress { get; set; } = 30;

    /// <summary>
    /// Whether the last address of <c>X-Forwarded-For</c>, after the host took the one that the platform's front end wrote, is the client's:
    /// so behind one more proxy than that front end, when nobody reaches the product past it. Elsewhere the client could write there what
    /// it likes.
    /// </summary>
    public bool TrustForwardedFor { get; set; }
}
