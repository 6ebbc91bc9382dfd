namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>
/// Makes, refuses and dissolves links. Every change goes through here, so that the rules hold whatever asks: one transfer for a row, and
/// nothing changed that a person has set.
/// </summary>
internal sealed class TransferLinker(TransferState state, TransferCandidates candidates, TransferScore score, TransferOptions options)
{
    /// <summary>
    /// A row with more rows that may be its other leg has nothing that tells them apart, and waits for no decision. Without a bound, equal
    /// rows would take the cube of their number; in the simulation a whole component of rows that may be linked has nine pairs at most.
    /// </summary>
    private const int MaxRivals = 24;

    private const double AutomaticWeight = 1, ConfirmedWeight = 4, RefusedWeight = 2, ForgottenWeight = .5;

    /// <summary>
    /// Opens the pairs of rows that have arrived. Free pairs first, so that the order of the rows does not decide what is undone.
    /// </summary>
    public void OpenPairsOf(IReadOnlyList<BookedRow> fresh, CancellationToken cancellationToken)
    {
        var contested = new List<(BookedRow Outgoing, BookedRow Incoming)>();
        foreach (var row in fresh)
        {
            cancellationToken.ThrowIfCancellationRequested();
            contested.AddRange(FewOf(row).Where(pair => !TryOpen(pair.Outgoing, pair.Incoming, isNew: true)));
        }

        foreach (var (outgoing, incoming) in contested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            UndoIfWorse(outgoing, incoming);
        }
    }

    public void Make(BookedRow outgoing, BookedRow incoming, LinkState how, double confidence)
    {
        state.Links.Add(new Link(LinkKind.Transfer, outgoing.Id, incoming.Id, incoming.AbsoluteMinor, how, confidence,
            score.Reasons(outgoing, incoming)));
        state.Learn(outgoing, incoming, isTransfer: true, WeightOf(how));
        state.Open.RemoveLeg(outgoing.Id);
        state.Open.RemoveLeg(incoming.Id);
    }

    /// <summary>Takes over a link that stands, with what is learnt from it.</summary>
    public void Restore(Link link)
    {
        state.Links.Add(link);
        state.Learn(state.Rows[link.FromId], state.Rows[link.ToId], isTransfer: true, WeightOf(link.State));
        state.Open.RemoveLeg(link.FromId);
        state.Open.RemoveLeg(link.ToId);
    }

    public bool LinkByPerson(PairId pair, LinkState how)
    {
        if (!state.Rows.Contains(pair.Outgoing) || !state.Rows.Contains(pair.Incoming)
            || !TransferRules.AreOpposite(state.Rows[pair.Outgoing], state.Rows[pair.Incoming]))
        {
            return false;
        }

        var standing = LinksOf(pair);
        if (standing.Exists(link => link.State != LinkState.Automatic))
            return false;
        state.Links.Restore(pair);
        foreach (var link in standing)
            Dissolve(link);
        Make(state.Rows[pair.Outgoing], state.Rows[pair.Incoming], how, 1);
        return true;
    }

    public void Reject(PairId pair)
    {
        if (state.Links.IsRejected(pair))
            return;
        state.Links.Reject(pair);
        if (state.Open.Find(pair) is { } waiting)
            state.Open.Remove(waiting);
        if (state.Links.Of(pair.Outgoing) is { } link && link.ToId == pair.Incoming)
            Dissolve(link);
        state.Learn(state.Rows[pair.Outgoing], state.Rows[pair.Incoming], isTransfer: false, RefusedWeight);
    }

    public void SetByUser(Guid row)
    {
        state.SetByUser.Add(row);
        state.Open.RemoveLeg(row);
    }

    public void Remove(Guid id)
    {
        state.Open.RemoveLeg(id);
        state.Remove(id);
        if (state.Links.Of(id) is { } link)
            Dissolve(link);
    }

    public void LearnForgotten(TransferPair pair) => state.Learn(pair.Outgoing, pair.Incoming, isTransfer: false, ForgottenWeight);

    private IReadOnlyList<(BookedRow Outgoing, BookedRow Incoming)> FewOf(BookedRow row) => candidates.Of(row, MaxRivals);

    private static double WeightOf(LinkState how) => how == LinkState.Automatic ? AutomaticWeight : ConfirmedWeight;

    private List<Link> LinksOf(PairId pair) =>
        [.. new[] { state.Links.Of(pair.Outgoing), state.Links.Of(pair.Incoming) }.OfType<Link>().Distinct()];

    private bool IsSetByPerson(Link link) =>
        link.State != LinkState.Automatic || state.SetByUser.Contains(link.FromId) || state.SetByUser.Contains(link.ToId);

    /// <summary>Opens a pair whose legs are free; false where a leg is linked.</summary>
    private bool TryOpen(BookedRow outgoing, BookedRow incoming, bool isNew)
    {
        var pair = new TransferPair(outgoing, incoming);
        if (state.Links.IsRejected(pair.Id) || state.SetByUser.Contains(outgoing.Id) || state.SetByUser.Contains(incoming.Id)
            || state.Open.Contains(pair.Id))
        {
            return true;
        }

        if (state.Links.IsLinked(outgoing.Id) || state.Links.IsLinked(incoming.Id))
            return false;
        if (state.Open.OfLeg(outgoing.Id).Count >= MaxRivals || state.Open.OfLeg(incoming.Id).Count >= MaxRivals)
            return true;
        if (isNew)
            state.OpenNew(pair);
        else
            state.Open.Add(pair);
        return true;
    }

    /// <summary>
    /// A leg is linked: the pair opens only where that link is the matcher's own and clearly worse. Then the old one is undone and competes
    /// again.
    /// </summary>
    private void UndoIfWorse(BookedRow outgoing, BookedRow incoming)
    {
        var pair = new PairId(outgoing.Id, incoming.Id);
        var standing = LinksOf(pair);
        if (state.Open.Contains(pair) || standing.Exists(IsSetByPerson))
            return;
        var logOdds = score.LogOdds(outgoing, incoming);
        if (standing.Exists(link => logOdds < score.LogOdds(state.Rows[link.FromId], state.Rows[link.ToId]) + options.UndoMargin))
            return;
        foreach (var link in standing)
            Dissolve(link);
        TryOpen(outgoing, incoming, isNew: true);
    }

    /// <summary>Takes a link back, with what was learnt from it, and lets the legs that remain compete again.</summary>
    private void Dissolve(Link link)
    {
        state.Links.Remove(link);
        BookedRow?[] legs = [state.Rows.Find(link.FromId), state.Rows.Find(link.ToId)];
        if (legs is [{ } outgoing, { } incoming])
            state.Learn(outgoing, incoming, isTransfer: true, -WeightOf(link.State));
        foreach (var leg in legs.OfType<BookedRow>())
        {
            foreach (var (from, to) in FewOf(leg))
                TryOpen(from, to, isNew: false);
        }
    }
}
