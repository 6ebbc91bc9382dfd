using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Users;

namespace FinanceTrack.Domain.Ledger;

/// <summary>Gives a new user an empty ledger.</summary>
public sealed class OpenLedger : IUserRegisteredHandler
{
    private static readonly Statement InsertSql = Statement.Of("INSERT INTO Ledgers (UserId, LastSequence) VALUES (@UserId, 0)");

    public Task OnRegisteredAsync(DbSession session, UserSettings user) => session.ExecuteAsync(InsertSql, new { UserId = user.Id });
}
