using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace FinanceTrack.Domain.Idempotency;

/// <summary>
/// An answer kept for a repeated request. It is sealed with AES-256-GCM under a key derived (HKDF, RFC 5869) from the caller's
/// idempotency key, of which the database holds only the hash: a copy of the table tells nothing, as far as the key cannot be
/// guessed. An answer that holds a secret asks for a long one.
/// </summary>
internal static class StoredAnswer
{
    private const int KeySize = 32;
    private static readonly byte[] Purpose = "financetrack/idempotency/answer/1"u8.ToArray();

    // The user's id keeps equal keys of two users apart, so that a list of common keys has to be tried for each user.
    public static byte[] Hash(Guid userId, IdempotencyKey key) =>
        SHA256.HashData([.. userId.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(key.Value)]);

    public static byte[] Seal<T>(T answer, Guid userId, IdempotencyKey key)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(answer);
        var nonceSize = AesGcm.NonceByteSizes.MaxSize;
        var tagSize = AesGcm.TagByteSizes.MaxSize;
        var sealedAnswer = new byte[nonceSize + tagSize + plain.Length];
        RandomNumberGenerator.Fill(sealedAnswer.AsSpan(0, nonceSize));
        using var aes = new AesGcm(KeyOf(userId, key), tagSize);
        aes.Encrypt(
            sealedAnswer.AsSpan(0, nonceSize),
            plain,
            sealedAnswer.AsSpan(nonceSize + tagSize),
            sealedAnswer.AsSpan(nonceSize, tagSize));
        return sealedAnswer;
    }

    public static T Open<T>(byte[] sealedAnswer, Guid userId, IdempotencyKey key)
    {
        var nonceSize = AesGcm.NonceByteSizes.MaxSize;
        var tagSize = AesGcm.TagByteSizes.MaxSize;
        var plain = new byte[sealedAnswer.Length - nonceSize - tagSize];
        using var aes = new AesGcm(KeyOf(userId, key), tagSize);
        aes.Decrypt(
            sealedAnswer.AsSpan(0, nonceSize),
            sealedAnswer.AsSpan(nonceSize + tagSize),
            sealedAnswer.AsSpan(nonceSize, tagSize),
            plain);
        return JsonSerializer.Deserialize<T>(plain)!;
    }

    private static byte[] KeyOf(Guid userId, IdempotencyKey key) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key.Value), KeySize, salt: userId.ToByteArray(), info: Purpose);
}
