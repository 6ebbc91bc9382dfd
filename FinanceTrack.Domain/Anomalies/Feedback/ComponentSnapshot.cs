using System.Buffers.Binary;
using FinanceTrack.Domain.Anomalies.Scoring;

namespace FinanceTrack.Domain.Anomalies.Feedback;

/// <summary>The components of a transaction as bytes: one little-endian single each, in the order of <see cref="Component"/>.</summary>
public static class ComponentSnapshot
{
    /// <summary>
    /// Moves whenever a component is added, leaves or changes its meaning; snapshots of another form are not learned from.
    /// </summary>
    public const int CurrentForm = 2;

    public static byte[] Write(in ComponentVector components)
    {
        var bytes = new byte[ComponentVector.Count * sizeof(float)];
        for (var i = 0; i < ComponentVector.Count; i++)
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), (float)components[i]);
        return bytes;
    }

    /// <exception cref="InvalidDataException">The bytes are not a snapshot of the current form.</exception>
    public static ComponentVector Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != ComponentVector.Count * sizeof(float))
            throw new InvalidDataException($"A snapshot of {bytes.Length} bytes is not of the current form.");
        var components = new ComponentVector();
        for (var i = 0; i < ComponentVector.Count; i++)
            components[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
        return components;
    }
}
