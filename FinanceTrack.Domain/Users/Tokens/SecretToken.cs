using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Users.Tokens;

/// <summary>
/// A secret of 256 random bits. The client gets the text, the database only the SHA-256, which needs no salt
/// or work factor: there is nothing to guess.
/// </summary>
internal sealed record SecretToken(string Text, byte[] Hash)
{
    private const int Bytes = 32;
    private const int MaxLength = 100;

    public static SecretToken Create(string prefix = "")
    {
        var text = prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        return new SecretToken(text, HashOf(text));
    }

    /// <summary>False for a text that is not a token of this form.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out SecretToken? token)
    {
        token = TryHash(text, out var hash) ? new SecretToken(text!, hash) : null;
        return token is not null;
    }

    /// <summary>
    /// Another secret, made of this one and a salt: the same both times. With the salt alone, as the database has it, it cannot be made.
    /// </summary>
    public SecretToken Derive(byte[] salt)
    {
        var secret = HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(Text), Bytes, salt, "successor"u8.ToArray());
        var text = Base64Url.EncodeToString(secret);
        return new SecretToken(text, HashOf(text));
    }

    /// <summary>A mark of who used this token: the client's network and description, which cannot be read back without the token.</summary>
    public byte[] MarkOf(Client client) => HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(Text), Encoding.UTF8.GetBytes($"{AttemptTable.SubjectOf(client.Address)}\n{client.Device}"));

    /// <summary>False for a text that is not a token of this form.</summary>
    public static bool TryHash(string? text, out byte[] hash)
    {
        hash = text is { Length: > 0 and <= MaxLength } ? HashOf(text) : [];
        return hash.Length > 0;
    }

    private static byte[] HashOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
