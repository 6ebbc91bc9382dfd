using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>
/// What a client gets at a sign-in and shows at its next one to the same account: other clients' failures then do not lock it out, and its
/// own are counted apart (OWASP calls it a device cookie). It signs in to nothing. Nothing is stored: the token is an id with a MAC over
/// it, the account's id and its security stamp. So it ends with the account and with the password: a person who had either before has no
/// more tries at the next one than a stranger. A client keeps its id from one sign-in to the next, or each would add to its tries.
/// </summary>
public sealed class DeviceTokens(DataKeyRing keys)
{
    private const int IdBytes = 16;
    private const int MacBytes = HMACSHA256.HashSizeInBytes;
    private const int MaxLength = 120;

    private static readonly UserAccount NoAccount = new();

    /// <param name="client">The id that the client showed; null for a new one.</param>
    internal async ValueTask<string> IssueAsync(UserAccount account, string? client, CancellationToken cancellationToken)
    {
        var key = await keys.CurrentAsync(cancellationToken);
        var id = client is null ? RandomNumberGenerator.GetBytes(IdBytes) : Convert.FromHexString(client);
        return $"{key.Id}.{Base64Url.EncodeToString([.. id, .. Mac(key, id, account)])}";
    }

    /// <summary>The client's id, or null when the token was not issued for this account as it stands.</summary>
    /// <param name="account">Null for an unknown address, which no token is issued for.</param>
    internal async ValueTask<string?> ReadAsync(string? text, UserAccount? account, CancellationToken cancellationToken)
    {
        if (text is not { Length: <= MaxLength } || text.Split('.') is not [var keyId, var encoded] || !Base64Url.IsValid(encoded))
            return null;
        var bytes = Base64Url.DecodeFromChars(encoded);
        if (bytes.Length != IdBytes + MacBytes || await keys.FindAsync(keyId, cancellationToken) is not { } key)
            return null;
        var isIssued = CryptographicOperations.FixedTimeEquals(Mac(key, bytes[..IdBytes], account ?? NoAccount), bytes.AsSpan(IdBytes));
        return isIssued && account is not null
            ? Convert.ToHexString(bytes.AsSpan(0, IdBytes))
            : null;
    }

    private static byte[] Mac(DataKey key, byte[] id, UserAccount account) => HMACSHA256.HashData(
        key.ForDevices, (byte[])[.. id, .. account.Id.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(account.SecurityStamp)]);
}
