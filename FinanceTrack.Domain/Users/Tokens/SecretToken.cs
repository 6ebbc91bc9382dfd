using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>
/// A secret of 256 random bits. Whoever holds it gets the text, the database only the SHA-256, which needs no salt
/// or work factor: there is nothing to guess.
/// </summary>
internal sealed record SecretToken(string Text, byte[] Hash)
{
    private const int Bytes = 32;
    private const int MaximumLength = 100;

    public static SecretToken Create(string prefix = "")
    {
        var text = prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return new SecretToken(text, HashOf(text));
    }

    /// <summary>False for what cannot be a token of ours.</summary>
    public static bool TryHash(string? text, out byte[] hash)
    {
        hash = text is { Length: > 0 and <= MaximumLength } ? HashOf(text) : [];
        return hash.Length > 0;
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
