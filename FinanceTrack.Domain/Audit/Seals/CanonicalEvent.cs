using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Domain.Audit.Rows;

namespace FinanceTrack.Domain.Audit.Seals;

/// <summary>
/// The bytes of an event that are hashed, the same for every engine and every version of the product: each field in order, numbers
/// big-endian, and what may be missing or of any length after its length.
/// </summary>
internal static class CanonicalEvent
{
    private const int Form = 1;
    private const int Missing = -1;

    public static byte[] Hash(AuditRow row)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        Write(bytes, Form);
        Write(bytes, row.Id.ToByteArray(bigEndian: true));
        Write(bytes, row.At.ToUnixTimeMilliseconds());
        Write(bytes, (int)row.Kind);
        Write(bytes, (int)row.Outcome);
        Write(bytes, (int)row.ActorKind);
        foreach (var id in (Guid?[])[row.Actor, row.SessionId, row.Subject, row.Ledger])
            Write(bytes, id?.ToByteArray(bigEndian: true));
        Write(bytes, row.Details is null ? null : Encoding.UTF8.GetBytes(row.Details));
        Write(bytes, row.ReasonHash);
        return SHA256.HashData(bytes.WrittenSpan);
    }

    private static void Write(ArrayBufferWriter<byte> bytes, int number)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes.GetSpan(sizeof(int)), number);
        bytes.Advance(sizeof(int));
    }

    private static void Write(ArrayBufferWriter<byte> bytes, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes.GetSpan(sizeof(long)), number);
        bytes.Advance(sizeof(long));
    }

    private static void Write(ArrayBufferWriter<byte> bytes, byte[]? value)
    {
        Write(bytes, value?.Length ?? Missing);
        bytes.Write(value ?? []);
    }
}
