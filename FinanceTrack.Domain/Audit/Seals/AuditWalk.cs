using FinanceTrack.Domain.Audit.Rows;

namespace FinanceTrack.Domain.Audit.Seals;

/// <summary>Follows the chain of seals and collects what does not fit. Its state is plain, so that a job can continue from it.</summary>
internal sealed record AuditWalk
{
    private const int MaxFound = 100;

    public long Sequence { get; set; }

    public byte[] ChainHash { get; set; } = SealRow.Genesis;

    public long Sealed { get; set; }

    public int Faults { get; set; }

    public List<AuditFault> Found { get; set; } = [];

    /// <summary>The number and hash that the caller knows of, until the walk has passed it.</summary>
    public string? Known { get; set; }

    public string? End => Sequence == 0 ? null : $"{Sequence}:{Convert.ToHexStringLower(ChainHash)}";

    public void Add(AuditFaultKind kind, long? sequence, Guid? eventId)
    {
        Faults++;
        if (Found.Count < MaxFound)
            Found.Add(new AuditFault(kind, sequence, eventId));
    }

    public void Follow(SealRow seal, AuditRow? row, AuditReasonRow? reason)
    {
        if (seal.Sequence != Sequence + 1)
            Add(AuditFaultKind.SealMissing, Sequence + 1, null);
        else if (!Equal(SealRow.Chain(ChainHash, seal.Sequence, seal.EventHash), seal.ChainHash))
            Add(AuditFaultKind.Reordered, seal.Sequence, seal.EventId);
        if (row is null)
            Add(AuditFaultKind.Missing, seal.Sequence, seal.EventId);
        else if (!Equal(CanonicalEvent.Hash(row), seal.EventHash))
            Add(AuditFaultKind.Changed, seal.Sequence, seal.EventId);
        else if (reason is not null && (row.ReasonHash is null || !Equal(reason.Hash, row.ReasonHash)))
            Add(AuditFaultKind.ReasonChanged, seal.Sequence, seal.EventId);

        // From the stored hash on, so that one fault is not reported of every seal after it.
        (Sequence, ChainHash) = (seal.Sequence, seal.ChainHash);
        Sealed++;
        if (Known == End)
            Known = null;
    }

    private static bool Equal(byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other);
}
