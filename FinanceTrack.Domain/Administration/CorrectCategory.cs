using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Categories;
using FinanceTrack.Domain.Categories.Rows;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Administration;

/// <summary>Renames or archives a category of any ledger, for administrators.</summary>
public sealed class CorrectCategory(CorrectionWrites writes, UpdateCategory update)
{
    /// <param name="ifMatch">The version that the caller has seen, or null for whichever there is.</param>
    public async Task<Result<CategoryDetails>> ExecuteAsync(
        CallerSession admin,
        Guid ledgerId,
        Guid id,
        Correction<CategoryChanges> correction,
        int? ifMatch,
        CancellationToken cancellationToken)
    {
        if (correction.Problem() is { } problem)
            return problem;
        if (UpdateCategory.Problem(correction.Changes!) is { } wrong)
            return CorrectionWrites.Located(wrong);
        return await writes.WriteAsync(
            admin,
            ledgerId,
            actor => new AuditEntry(AuditKind.CategoryCorrection, actor)
            {
                Details = new { categoryId = id, fields = ChangedFields.Of(correction.Changes!) },
                Reason = correction.Reason!.Trim(),
            },
            (session, actor) => update.UpdateAsync(session, actor, id, correction.Changes!, ifMatch),
            cancellationToken);
    }
}
