using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>
/// Time-based one-time passwords (RFC 6238) with what every authenticator app does: HMAC-SHA-1, 30 seconds, six digits.
/// Identity's own provider would take a code again while it lasts, which §5.2 forbids; here each code belongs to a step.
/// </summary>
internal static class TotpCode
{
    public const int Digits = 6;

    private const int StepSeconds = 30;
    private const int Modulus = 1_000_000;

    public static long StepAt(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>The step to which the code belongs, one either side of now (§5.2), or null.</summary>
    public static long? StepOf(string code, byte[] key, DateTimeOffset now)
    {
        var given = Encoding.ASCII.GetBytes(code);
        long? found = null;
        for (var step = StepAt(now) - 1; step <= StepAt(now) + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(Compute(key, step))))
                found = step;
        }

        return found;
    }

    /// <summary>HOTP (RFC 4226 §5.3) of the step.</summary>
    public static string Compute(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238's default, and the only one that every authenticator app knows.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var binary = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0x0f)) & int.MaxValue;
        return (binary % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }
}
