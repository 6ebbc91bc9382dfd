using System.Security.Cryptography;
using OtpNet;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>Codes that stand in for the authenticator: 120 random bits in base 32, in four groups of six.</summary>
internal static class RecoveryCode
{
    private const int Bytes = 15;
    private const int GroupLength = 6;
    private const int Length = Bytes * 8 / 5;

    public static string Create() => Group(Base32Encoding.ToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>
    /// One form of what a person may type: small letters, blanks or no hyphens. An older, shorter code is left unchanged.
    /// </summary>
    public static string Normalize(string code)
    {
        var upper = code.Trim().ToUpperInvariant();
        var characters = string.Concat(upper.Where(c => c is not ('-' or ' ')));
        return characters.Length == Length ? Group(characters) : upper;
    }

    private static string Group(string characters) => string.Join('-', characters.Chunk(GroupLength).Select(group => new string(group)));
}
