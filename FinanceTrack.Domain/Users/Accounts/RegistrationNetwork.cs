using System.Net;
using System.Security.Cryptography;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>
/// The network from which an account was registered, as a hash of its address range: enough to see that many accounts come from one
/// place, and not where that is without trying every range.
/// </summary>
internal static class RegistrationNetwork
{
    private const int HashLength = 8;

    /// <summary>Of the first 24 bits of an IPv4 address, the first 48 of an IPv6 address; null for an unknown address.</summary>
    public static byte[]? Of(IPAddress? address)
    {
        if (address is null)
            return null;
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        var range = bytes.AsSpan(0, bytes.Length == 4 ? 3 : 6);
        return SHA256.HashData([.. "financetrack/registration-network/1"u8, .. range])[..HashLength];
    }
}
