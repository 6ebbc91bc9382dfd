using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Categorization.Memory;

/// <summary>
/// What users have answered. Every method runs in the caller's transaction, so that an answer and what is learnt from it
/// are kept or lost together; the caller holds the user's ledger.
/// </summary>
public sealed class CategoryMemory(TimeProvider time)
{
    /// <summary>The user gave this category for this description.</summary>
    public Task LearnAsync(DbSession session, Guid ledgerId, MemoryTerms terms, Guid categoryId) =>
        CategoryMemoryTable.AddAsync(session, ledgerId, terms, categoryId, time.Now());

    /// <summary>Takes back what <see cref="LearnAsync"/> learnt: the user has given another category, or changed the description.</summary>
    public Task UnlearnAsync(DbSession session, Guid ledgerId, MemoryTerms terms, Guid categoryId) =>
        CategoryMemoryTable.TakeBackAsync(session, ledgerId, terms, categoryId, time.Now());

    /// <summary>A category is deleted: what was learnt for it, and the rules that lead to it, now lead to another.</summary>
    public static async Task ReassignAsync(DbSession session, Guid ledgerId, Guid from, Guid to)
    {
        await CategoryMemoryTable.MoveAsync(session, ledgerId, from, to);
        await Rules.RuleTable.ReassignAsync(session, ledgerId, from, to);
    }

    /// <summary>A category is deleted without a successor.</summary>
    public static Task ForgetCategoryAsync(DbSession session, Guid ledgerId, Guid categoryId) =>
        CategoryMemoryTable.ForgetCategoryAsync(session, ledgerId, categoryId);

    public static Task<bool> HasRulesAsync(DbSession session, Guid ledgerId, Guid categoryId) =>
        Rules.RuleTable.NamesCategoryAsync(session, ledgerId, categoryId);
}
