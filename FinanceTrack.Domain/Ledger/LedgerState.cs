using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Categorization.Memory;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Ledger;

/// <summary>A ledger, and what a change of it needs to know. Read by <see cref="LedgerReader"/>.</summary>
/// <param name="Answered">The memory of its members' answers, as far as it was read.</param>
internal sealed record LedgerState(
    Guid LedgerId, LedgerVersion Version, LedgerSettings Settings, LedgerSetup Setup, AnsweredTerms Answered)
{
    /// <summary>By id, archived ones included.</summary>
    public IReadOnlyDictionary<Guid, NamedCategory> Categories => Setup.Categories;
}
