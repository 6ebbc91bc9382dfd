using System.Net;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>Where a request without a caller comes from.</summary>
/// <param name="Device">The client's own description (<c>User-Agent</c>), to tell sessions apart in their list; cut to 200
/// characters.</param>
public sealed record Client(IPAddress? Address, string Device);
