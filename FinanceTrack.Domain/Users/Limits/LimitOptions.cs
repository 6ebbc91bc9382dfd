using System.ComponentModel.DataAnnotations;

namespace FinanceTrack.Domain.Users.Limits;

/// <summary>
/// Settings <c>Limits:*</c>: how many attempts a fixed window of <see cref="WindowMinutes"/> allows, over all instances. 0 means no limit.
/// An address is an IPv4 address or an IPv6 /64.
/// </summary>
public sealed class LimitOptions
{
    public const string Section = "Limits";

    [Range(1, 1440)]
    public int WindowMinutes { get; set; } = 15;

    /// <summary>Sign-ins to one account from one address, or from one client that has signed in before.</summary>
    [Range(0, int.MaxValue)]
    public int SignInsPerAccount { get; set; } = 30;

    /// <summary>
    /// Sign-ins to one account from all addresses; and as many, counted apart, from all clients that have signed in before.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int SignInsPerAccountOverall { get; set; } = 300;

    [Range(0, int.MaxValue)]
    public int SignInsPerAddress { get; set; } = 200;

    [Range(0, int.MaxValue)]
    public int RegistrationsPerAddress { get; set; } = 50;

    /// <summary>Registrations from one address in a day, whatever the window.</summary>
    [Range(0, int.MaxValue)]
    public int RegistrationsPerAddressPerDay { get; set; } = 200;

    /// <summary>Password resets of one account asked for from one address; past it no mail is sent.</summary>
    [Range(0, int.MaxValue)]
    public int MailsPerAccount { get; set; } = 5;

    /// <summary>Password resets of one account asked for from all addresses; past it no mail is sent.</summary>
    [Range(0, int.MaxValue)]
    public int MailsPerAccountOverall { get; set; } = 20;

    [Range(0, int.MaxValue)]
    public int MailsPerAddress { get; set; } = 30;

    /// <summary>
    /// Password resets of one account in a day, whatever the window, asked for from one address; past it no mail is sent.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int ResetMailsPerDay { get; set; } = 10;

    /// <summary>
    /// Password resets of one account in a day asked for from all addresses. Apart from, and above, <see cref="ResetMailsPerDay"/>: one
    /// stranger cannot use up the owner's.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int ResetMailsPerDayOverall { get; set; } = 50;

    /// <summary>
    /// Mails in a day, whatever the window, to one address whose owner need not have asked for them: about an account whose address was
    /// never confirmed, and, counted apart, invitations. Password resets have their own limits.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int UnaskedMailsPerDay { get; set; } = 20;

    /// <summary>Passwords and codes that a signed-in user may give to change credentials.</summary>
    [Range(0, int.MaxValue)]
    public int ProofsPerUser { get; set; } = 30;

    /// <summary>Changes of a profile, of ledgers and of their members by one user: each is an event that is kept for good.</summary>
    [Range(0, int.MaxValue)]
    public int ChangesPerUser { get; set; } = 300;

    /// <summary>Invitations by one user to one address in a day, whatever the window.</summary>
    [Range(0, int.MaxValue)]
    public int InvitationsPerRecipientPerDay { get; set; } = 3;

    /// <summary>Invitations by one user to all addresses in a day, whatever the window.</summary>
    [Range(0, int.MaxValue)]
    public int InvitationsPerInviterPerDay { get; set; } = 50;

    /// <summary>
    /// New rows of one user over HTTP in a day, whatever the window, in all ledgers: transactions (a batch counts its items), adjustments,
    /// parts of split transactions, links.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int RowsPerUserPerDay { get; set; } = 100_000;

    /// <summary>
    /// As <see cref="RowsPerUserPerDay"/>, of a user whose address is not confirmed: anyone can open such accounts. 0 means that only the
    /// other limit holds for them.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int RowsPerUnconfirmedPerDay { get; set; } = 5_000;

    /// <summary>
    /// As <see cref="RowsPerUserPerDay"/>, of all users together who registered from one network (<c>RegistrationNetwork</c>) and whose
    /// addresses are not confirmed.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int RowsPerUnconfirmedNetworkPerDay { get; set; } = 20_000;

    /// <summary>As <see cref="RowsPerUserPerDay"/>, of all users together whose addresses are not confirmed.</summary>
    [Range(0, int.MaxValue)]
    public int RowsOfUnconfirmedUsersPerDay { get; set; } = 500_000;

    /// <summary>Transactions that a ledger holds, also by messages of the queue.</summary>
    [Range(0, int.MaxValue)]
    public int RowsPerLedger { get; set; } = 1_000_000;

    /// <summary>
    /// Refreshes of one session on one instance: unlike others they are counted in memory. Each is a row until the session ends.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int RefreshesPerSession { get; set; } = 100;

    /// <summary>As <see cref="RefreshesPerSession"/>, of all sessions of a user together.</summary>
    [Range(0, int.MaxValue)]
    public int RefreshesPerUser { get; set; } = 400;

    /// <summary>Exports of one user in an hour, whatever the window: each goes through all ledgers of the user.</summary>
    [Range(0, int.MaxValue)]
    public int ExportsPerUserPerHour { get; set; } = 6;

    /// <summary>Tests of the language model that a user may ask for.</summary>
    [Range(0, int.MaxValue)]
    public int ModelProbesPerUser { get; set; } = 5;

    /// <summary>
    /// Authenticated requests of one user in a minute, on one instance: unlike the others it is counted in memory, so that a request costs
    /// no query for it.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int RequestsPerUserPerMinute { get; set; } = 6000;

    /// <summary>
    /// Authenticated requests of one user that one instance answers at once; twice as many more wait. Counted in memory as well.
    /// </summary>
    [Range(0, int.MaxValue)]
    public int RequestsAtOncePerUser { get; set; } = 8;

    /// <summary>
    /// Whether the last address of <c>X-Forwarded-For</c>, after the host removed the one that the platform's front end wrote, is the
    /// client's. Only true behind one more proxy than that front end, when no request reaches the product past it. Elsewhere the client
    /// could write any address there.
    /// </summary>
    public bool TrustForwardedFor { get; set; }
}
