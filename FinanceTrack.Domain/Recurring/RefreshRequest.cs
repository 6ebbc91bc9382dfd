using FinanceTrack.Domain.Jobs;

namespace FinanceTrack.Domain.Recurring;

/// <summary>Asks for a new computation of what recurs in a ledger, its forecast and its insights.</summary>
public static class RefreshRequest
{
    public const string JobKind = "refresh-insights";

    /// <summary>Changes that follow each other within this time share one run.</summary>
    internal static readonly TimeSpan Delay = TimeSpan.FromSeconds(20);

    /// <summary>After a change of the ledger's rows or of a person's decisions, in the transaction of that change.</summary>
    public static JobRequest After(Guid ledgerId) => new(JobKind) { LedgerId = ledgerId, Delay = Delay };
}
