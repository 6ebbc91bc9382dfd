using System.Security.Cryptography;

namespace FinanceTrack.Domain.Audit.Seals;

/// <summary>A row of <c>AuditSeals</c>: the place of an event in the chain.</summary>
internal sealed record SealRow
{
    /// <summary>What stands before the first seal.</summary>
    public static readonly byte[] Genesis = new byte[SHA256.HashSizeInBytes];

    /// <summary>From 1, without a gap.</summary>
    public required long Sequence { get; init; }

    public required Guid EventId { get; init; }

    /// <summary>Of the event alone: it says which one was changed.</summary>
    public required byte[] EventHash { get; init; }

    /// <summary>Of the chain until here: the chain hash before, and the event's.</summary>
    public required byte[] ChainHash { get; init; }

    public required DateTimeOffset SealedAt { get; init; }

    public static byte[] Chain(byte[] before, long sequence, byte[] eventHash) =>
        SHA256.HashData([.. before, .. BitConverter.GetBytes(System.Net.IPAddress.HostToNetworkOrder(sequence)), .. eventHash]);
}
