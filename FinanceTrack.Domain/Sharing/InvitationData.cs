using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Sharing;

/// <summary>Invitations leave with their ledger, with the owner who made them, and when they have expired.</summary>
public sealed class InvitationData : ILedgerData, IUserData, IExpiringData
{
    IEnumerable<UserDataSet> ILedgerData.Export(Guid ledgerId, Guid readerId) => [];

    Task ILedgerData.EraseAsync(DbSession session, Guid ledgerId) => InvitationTable.DeleteAllAsync(session, ledgerId);

    IEnumerable<UserDataSet> IUserData.Export(Guid userId) => [];

    Task IUserData.EraseAsync(DbSession session, Guid userId) => InvitationTable.DeleteOfInviterAsync(session, userId);

    public Task DeleteExpiredAsync(DbSession session, DateTimeOffset now) => InvitationTable.DeleteExpiredAsync(session, now);
}
