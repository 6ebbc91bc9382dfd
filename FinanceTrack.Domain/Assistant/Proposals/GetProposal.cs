using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Assistant.Proposals;

/// <summary>Reads a proposal that was made to the user.</summary>
public sealed class GetProposal(Database database, TimeProvider time)
{
    public Task<Result<ProposalDetails>> ExecuteAsync(LedgerActor reader, Guid id, CancellationToken cancellationToken) =>
        database.ReadAsync<Result<ProposalDetails>>(
            async session => await ProposalTable.FindAsync(session, reader, id) is { } row
                ? ProposalDetails.Of(row, time.Now())
                : new NotFoundError("proposal"),
            cancellationToken);
}
