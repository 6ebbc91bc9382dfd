namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>The two legs of what may be a transfer.</summary>
internal readonly record struct PairId(Guid Outgoing, Guid Incoming);

/// <summary>A pair that is not decided: neither leg is linked, and no person has refused it.</summary>
internal sealed class TransferPair(BookedRow outgoing, BookedRow incoming)
{
    public BookedRow Outgoing { get; } = outgoing;

    public BookedRow Incoming { get; } = incoming;

    public PairId Id { get; } = new(outgoing.Id, incoming.Id);

    /// <summary>The log odds that the two are one movement, rivals not regarded.</summary>
    public double LogOdds { get; set; }

    /// <summary>The probability that the two are one movement, given the pairs that share a leg.</summary>
    public double Probability { get; set; }

    /// <summary>The day from which the pair has been waiting.</summary>
    public DateOnly Since { get; } = outgoing.ArrivedOn > incoming.ArrivedOn ? outgoing.ArrivedOn : incoming.ArrivedOn;

    public static Comparison<TransferPair> Canonical { get; } = (left, right) =>
    {
        var outgoing = BookedRow.Canonical(left.Outgoing, right.Outgoing);
        return outgoing != 0 ? outgoing : BookedRow.Canonical(left.Incoming, right.Incoming);
    };
}
