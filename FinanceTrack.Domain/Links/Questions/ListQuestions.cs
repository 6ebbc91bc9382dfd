using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Links.Questions;

/// <summary>Lists what the matchers ask, the latest first.</summary>
public sealed class ListQuestions(Database database)
{
    public async Task<Result<Page<QuestionDetails>>> ExecuteAsync(
        Guid ledgerId, QuestionState state, PageRequest page, CancellationToken cancellationToken)
    {
        if (!page.BeforeId().TryGet(out var before, out var error))
            return error;
        var rows = await database.ReadAsync(
            session => QuestionTable.ListAsync(session, ledgerId, state, before, page.Limit + 1), cancellationToken);
        return page.Of(rows, row => row.Id).Map(QuestionDetails.Of);
    }
}
