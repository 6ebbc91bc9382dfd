namespace FinanceTrack.Domain.Anomalies.Statistics;

/// <summary>
/// The frame of every binary form here (statistics, priors, models), written and read by the framework's own writer and reader:
/// little-endian, numbers bit for bit, and what is read is read to its last byte or refused.
/// </summary>
internal static class BinaryForm
{
    /// <param name="capacity">Bytes that most values take, so that the buffer seldom grows.</param>
    public static byte[] Write<T>(T value, int capacity, Action<BinaryWriter, T> write)
    {
        using var stream = new MemoryStream(capacity);
        using var writer = new BinaryWriter(stream);
        write(writer, value);
        return stream.ToArray();
    }

    /// <param name="what">What the bytes should be, for the message.</param>
    /// <exception cref="InvalidDataException">The bytes end before what is read, or go on after it.</exception>
    public static T Read<T>(byte[] bytes, string what, Func<BinaryReader, T> read)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, writable: false));
        try
        {
            var value = read(reader);
            return reader.BaseStream.Position == bytes.Length
                ? value : throw new InvalidDataException($"The {what} is damaged or foreign: length.");
        }
        catch (EndOfStreamException exception)
        {
            throw new InvalidDataException($"The {what} ends too early.", exception);
        }
    }
}
