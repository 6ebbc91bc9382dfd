using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>
/// What a client gets at a sign-in and shows at its next one to the same account: other clients' failures then do not lock it out, and its
/// own are counted apart (OWASP calls it a device cookie). It signs in to nothing. Nothing is stored: the token is an id with a MAC over it
/// and the account's address.
/// </summary>
public sealed class DeviceTokens(DataKeyRing keys)
{
    private const int IdBytes = 16;
    private const int MacBytes = HMACSHA256.HashSizeInBytes;
    private const int MaxLength = 120;

    internal async ValueTask<string> IssueAsync(string email, CancellationToken cancellationToken)
    {
        var key = await keys.CurrentAsync(cancellationToken);
        var id = RandomNumberGenerator.GetBytes(IdBytes);
        return $"{key.Id}.{Base64Url.EncodeToString([.. id, .. Mac(key, id, email)])}";
    }

    /// <summary>The client's id, or null when the token was not issued for this address.</summary>
    internal async ValueTask<string?> ReadAsync(string? text, string email, CancellationToken cancellationToken)
    {
        if (text is not { Length: <= MaxLength } || text.Split('.') is not [var keyId, var encoded] || !Base64Url.IsValid(encoded))
            return null;
        var bytes = Base64Url.DecodeFromChars(encoded);
        if (bytes.Length != IdBytes + MacBytes || await keys.FindAsync(keyId, cancellationToken) is not { } key)
            return null;
        return CryptographicOperations.FixedTimeEquals(Mac(key, bytes[..IdBytes], email), bytes.AsSpan(IdBytes))
            ? Convert.ToHexString(bytes.AsSpan(0, IdBytes))
            : null;
    }

    private static byte[] Mac(DataKey key, byte[] id, string email) =>
        HMACSHA256.HashData(key.ForDevices, (byte[])[.. id, .. Encoding.UTF8.GetBytes(email)]);
}
