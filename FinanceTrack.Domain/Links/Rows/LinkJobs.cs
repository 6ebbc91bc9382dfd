using FinanceTrack.Domain.Jobs;

namespace FinanceTrack.Domain.Links.Rows;

/// <summary>The job that runs the matchers.</summary>
internal static class LinkJobs
{
    public const string MatchKind = "match-links";

    /// <summary>Of one ledger. While one waits, another is the same.</summary>
    public static JobRequest Match(Guid ledgerId) => new(MatchKind) { LedgerId = ledgerId };
}
