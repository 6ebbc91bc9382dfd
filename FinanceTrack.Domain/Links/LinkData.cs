using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Links.Rows;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Links;

/// <summary>A ledger's links, the refused ones too, and what was asked.</summary>
public sealed class LinkData(Database database) : ILedgerData
{
    public IEnumerable<UserDataSet> Export(Guid ledgerId, Guid readerId) =>
    [
        UserDataSet.Of("links", cancellationToken => ReadLinksAsync(ledgerId, cancellationToken)),
        UserDataSet.Of("questions", cancellationToken => ReadQuestionsAsync(ledgerId, cancellationToken)),
    ];

    public async Task EraseAsync(DbSession session, Guid ledgerId)
    {
        await LinkTable.EraseAsync(session, ledgerId);
        await QuestionTable.EraseAsync(session, ledgerId);
    }

    private async IAsyncEnumerable<ExportedLink> ReadLinksAsync(
        Guid ledgerId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in await database.ReadAsync(session => LinkTable.ReadAllAsync(session, ledgerId), cancellationToken))
        {
            var link = LinkDetails.Of(row);
            yield return new ExportedLink(
                link.Id, link.Kind, link.FromId, link.ToId, link.Amount, link.Currency, link.State, link.Confidence,
                string.Join(" ", link.Reasons.Select(reason => reason.Text)), link.CreatedAt, link.UpdatedAt);
        }
    }

    private async IAsyncEnumerable<ExportedQuestion> ReadQuestionsAsync(
        Guid ledgerId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var row in await database.ReadAsync(session => QuestionTable.ReadAllAsync(session, ledgerId), cancellationToken))
        {
            yield return new ExportedQuestion(
                row.Id, row.Kind, row.SubjectId, string.Join(" ", row.ReadOptions()), row.State, row.AskedOn, row.Answer, row.UpdatedAt);
        }
    }
}

/// <summary>A link as it is exported: flat, for a table.</summary>
public sealed record ExportedLink(
    Guid Id, LinkKind Kind, Guid FromId, Guid ToId, decimal Amount, string Currency, LinkState State, double Confidence, string Reasons,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

/// <summary>A question as it is exported.</summary>
public sealed record ExportedQuestion(
    Guid Id, LinkKind Kind, Guid SubjectId, string Options, QuestionState State, DateOnly AskedOn, Guid? Answer, DateTimeOffset UpdatedAt);
