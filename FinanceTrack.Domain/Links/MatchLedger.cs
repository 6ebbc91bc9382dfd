namespace FinanceTrack.Domain.Links;

/// <summary>Runs the matchers on one ledger now, as the job does after changes.</summary>
public sealed class MatchLedger(MatchLinks matchers)
{
    public async Task<MatchReport> ExecuteAsync(Guid ledgerId, CancellationToken cancellationToken) =>
        new MatchReport(0, 0, 0, 0).Plus(await matchers.MatchAsync(ledgerId, cancellationToken));
}
