using System.Runtime.CompilerServices;
using FinanceTrack.Domain.Assistant.Proposals;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Assistant.Conversations;

/// <summary>What a user and the assistant said leaves with the user and with the ledger; the user alone takes it along.</summary>
public sealed class ConversationData(Database database) : ILedgerData, IUserData, IExpiringData
{
    // As long as a person may want to take back what was confirmed.
    private static readonly TimeSpan KeptProposals = TimeSpan.FromDays(30);

    IEnumerable<UserDataSet> ILedgerData.Export(Guid ledgerId, Guid readerId) => [];

    async Task ILedgerData.EraseAsync(DbSession session, Guid ledgerId)
    {
        await ConversationTable.EraseLedgerAsync(session, ledgerId);
        await ProposalTable.EraseLedgerAsync(session, ledgerId);
    }

    IEnumerable<UserDataSet> IUserData.Export(Guid userId) =>
        [UserDataSet.Of("assistant-turns", cancellationToken => ReadAsync(userId, cancellationToken))];

    async Task IUserData.EraseAsync(DbSession session, Guid userId)
    {
        await ConversationTable.EraseUserAsync(session, userId);
        await ProposalTable.EraseUserAsync(session, userId);
    }

    public Task DeleteExpiredAsync(DbSession session, DateTimeOffset now) => ProposalTable.DeleteExpiredAsync(session, now - KeptProposals);

    private async IAsyncEnumerable<ExportedTurn> ReadAsync(Guid userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in ConversationTable.ExportAsync(database, userId, cancellationToken))
        {
            yield return new ExportedTurn(
                row.LedgerId, row.ConversationId, row.Number, row.CreatedAt, row.Question, row.Answer, row.Engine);
        }
    }
}

/// <summary>A question and its answer in the export.</summary>
public sealed record ExportedTurn(
    Guid LedgerId, Guid ConversationId, int Number, DateTimeOffset CreatedAt, string Question, string Answer, AnswerEngine Engine);
