using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>
/// The place in a list after a transaction: its booked date and id, the list's order. Rows inserted meanwhile move nothing,
/// which counting would.
/// </summary>
internal readonly record struct TransactionCursor(DateOnly BookedOn, Guid Id)
{
    private const int Size = 4 + 16;

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt32BigEndian(bytes, BookedOn.DayNumber);
        Id.TryWriteBytes(bytes[4..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    public static bool TryParse(string text, out TransactionCursor cursor)
    {
        cursor = default;
        Span<byte> bytes = stackalloc byte[Size];
        if (Base64Url.DecodeFromChars(text, bytes, out _, out var read) != OperationStatus.Done || read != Size)
            return false;
        var day = BinaryPrimitives.ReadInt32BigEndian(bytes);
        if (day < 0 || day > DateOnly.MaxValue.DayNumber)
            return false;
        cursor = new TransactionCursor(DateOnly.FromDayNumber(day), new Guid(bytes[4..], bigEndian: true));
        return true;
    }
}
