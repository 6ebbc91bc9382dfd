using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Domain.Users.Tokens;
using OtpNet;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>
/// Makes authenticator keys, and encrypts them for the database with AES-256-GCM under a data key, bound to their user: a copy of the
/// database alone does not give codes. A key that was stored before keys were encrypted is read in the clear.
/// </summary>
public sealed class AuthenticatorKeys(DataKeyRing keys)
{
    private const string Version = "v1";
    private const int KeyBytes = 20; // RFC 4226 §4: 160 bits are recommended.
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    /// <summary>A new key in base 32.</summary>
    internal static string Create() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(KeyBytes)).TrimEnd('=');

    internal async ValueTask<string> ProtectAsync(Guid userId, string key, CancellationToken cancellationToken)
    {
        var dataKey = await keys.CurrentAsync(cancellationToken);
        var plain = Encoding.ASCII.GetBytes(key);
        var bytes = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = bytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(dataKey.ForAuthenticators, TagBytes);
        aes.Encrypt(
            nonce, plain, bytes.AsSpan(NonceBytes + TagBytes), bytes.AsSpan(NonceBytes, TagBytes), userId.ToByteArray(bigEndian: true));
        return $"{Version}.{dataKey.Id}.{Base64Url.EncodeToString(bytes)}";
    }

    /// <exception cref="InvalidOperationException">The data key is lost.</exception>
    /// <exception cref="CryptographicException">The value was changed, or is another user's.</exception>
    internal async ValueTask<byte[]> ReadAsync(Guid userId, string stored, CancellationToken cancellationToken)
    {
        if (!IsProtected(stored))
            return Base32Encoding.ToBytes(stored);

        var parts = stored.Split('.');
        var dataKey = await keys.FindAsync(parts[1], cancellationToken)
            ?? throw new InvalidOperationException($"The data key {parts[1]} of an authenticator key is missing from its store.");
        var bytes = Base64Url.DecodeFromChars(parts[2]);
        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(dataKey.ForAuthenticators, TagBytes);
        aes.Decrypt(
            bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes + TagBytes), bytes.AsSpan(NonceBytes, TagBytes), plain,
            userId.ToByteArray(bigEndian: true));
        return Base32Encoding.ToBytes(Encoding.ASCII.GetString(plain));
    }

    internal static bool IsProtected(string stored) => stored.StartsWith(Version + ".", StringComparison.Ordinal);
}
