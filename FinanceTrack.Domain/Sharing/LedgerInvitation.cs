using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Sharing;

/// <summary>An invitation as the owners of the ledger see it: without its token, which only the mail has.</summary>
public sealed record LedgerInvitation(
    Guid Id, string Email, LedgerRole Role, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt) : IVersioned
{
    /// <summary>It does not change: another one to the same address takes its place.</summary>
    public int Version => 1;

    internal static LedgerInvitation Of(InvitationRow row) => new(row.Id, row.Email, row.Role, row.CreatedAt, row.ExpiresAt);
}
