using System.Security.Cryptography;
using System.Text;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>A secret key of 256 bits that protects single values: it encrypts authenticator keys and authenticates device tokens.</summary>
public sealed class DataKey
{
    private const int Size = 32;
    private const int IdBytes = 8;

    private readonly byte[] _secret;

    public DataKey(byte[] secret, DateTimeOffset createdAt)
    {
        if (secret is not { Length: Size })
            throw new ArgumentException($"A data key has {Size} bytes.", nameof(secret));
        _secret = secret;
        CreatedAt = createdAt;
        Id = Convert.ToHexStringLower(Derive("id").AsSpan(0, IdBytes));
        ForAuthenticators = Derive("authenticator-key");
        ForDevices = Derive("device-token");
    }

    /// <summary>Names the key in what it protects; derived from it, and tells nothing of it.</summary>
    public string Id { get; }

    public DateTimeOffset CreatedAt { get; }

    internal byte[] ForAuthenticators { get; }

    internal byte[] ForDevices { get; }

    public static DataKey Create(DateTimeOffset createdAt) => new(RandomNumberGenerator.GetBytes(Size), createdAt);

    /// <summary>The secret in base64.</summary>
    public string Export() => Convert.ToBase64String(_secret);

    private byte[] Derive(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, Size, info: Encoding.UTF8.GetBytes(purpose));
}
