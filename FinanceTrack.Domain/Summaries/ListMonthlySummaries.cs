using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Summaries;

/// <summary>Reads a range of months in figures, the earliest first; months without transactions are left out.</summary>
public sealed class ListMonthlySummaries(Database database)
{
    /// <summary>The longest range, ten years.</summary>
    public const int MaxMonths = 120;

    /// <param name="from">yyyy-MM, included.</param>
    /// <param name="to">yyyy-MM, included.</param>
    /// <param name="accountId">Null for all accounts together.</param>
    public async Task<Result<Page<MonthlySummary>>> ExecuteAsync(
        Guid ledgerId, string? from, string? to, Guid? accountId, SummaryBasis basis, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        errors.Require(Month.TryParse(from, out var first), "from", "Must be a month such as 2026-11.");
        errors.Require(Month.TryParse(to, out var last), "to", "Must be a month such as 2026-11.");
        if (!errors.Any)
            errors.Require(first <= last && last.Index - first.Index < MaxMonths, "from", $"The range must be 1 to {MaxMonths} months.");
        if (errors.Any)
            return errors.ToError();

        var rows = await database.ReadAsync(
            session => SummaryTable.ReadAsync(session, ledgerId, first, last, accountId), cancellationToken);
        var months = rows.GroupBy(row => row.Month).Select(month => MonthlySummary.Of(new Month(month.Key), month, basis));

        // The sums of a month whose last transaction was deleted or moved stay as rows of zeros, for their version.
        return new Page<MonthlySummary>([.. months.Where(month => month.Currencies.Count > 0)], null);
    }
}
