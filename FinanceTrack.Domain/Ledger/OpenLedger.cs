using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Ledger;

/// <summary>Gives a new user an empty ledger.</summary>
public sealed class OpenLedger : IUserRegisteredHandler
{
    public Task OnRegisteredAsync(DbSession session, UserSettings user) => LedgersTable.InsertAsync(session, user.Id);
}
