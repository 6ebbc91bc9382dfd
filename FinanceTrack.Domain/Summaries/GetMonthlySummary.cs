using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Summaries;

/// <summary>Reads one month in figures. Its cost is that of the month's categories, however many transactions there are.</summary>
public sealed class GetMonthlySummary(Database database)
{
    /// <param name="accountId">Null for all accounts together.</param>
    public async Task<Result<MonthlySummary>> ExecuteAsync(
        Guid ledgerId, string month, Guid? accountId, SummaryBasis basis, CancellationToken cancellationToken)
    {
        if (!Month.TryParse(month, out var parsed))
            return new NotFoundError("month");
        var rows = await database.ReadAsync(
            session => SummaryTable.ReadAsync(session, ledgerId, parsed, parsed, accountId), cancellationToken);
        return MonthlySummary.Of(parsed, rows, basis);
    }
}
