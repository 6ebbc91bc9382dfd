using FinanceTrack.Domain.Audit.Rows;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>An account to open, and the ledger that comes with it.</summary>
internal sealed record NewAccount(UserAccount Account, LedgerRow Ledger)
{
    public UserProfile Profile => Account.ToProfile(Ledger);
}

/// <summary>Writes a new account with a ledger of its own.</summary>
public sealed class OpenAccount(AccountManagers accounts, OpenLedger ledgers, TimeProvider time)
{
    internal async Task ExecuteAsync(DbSession session, NewAccount opened)
    {
        await accounts.In(session).CreateAsync(opened.Account);
        await AuditSubjectTable.InsertAsync(session, opened.Account.Id);
        await ledgers.ExecuteAsync(session, opened.Account.Id, opened.Ledger, isOwn: true);
    }

    internal NewAccount New(Registration registration, string passwordHash, byte[]? network, bool emailConfirmed = false)
    {
        var now = time.Now();
        var email = registration.Email!;
        var account = new UserAccount
        {
            Id = Guid.CreateVersion7(now),
            Email = email,
            EmailConfirmed = emailConfirmed,
            PasswordHash = passwordHash,
            DisplayName = registration.DisplayName ?? email[..email.LastIndexOf('@')],
            Locale = registration.Locale,
            RegistrationNetwork = network,
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        };
        var settings = new LedgerSettings(
            registration.HomeCurrency, registration.TimeZone, registration.AccountKind, LedgerSettings.DefaultAlertBudget);
        return new NewAccount(account, LedgerRow.New(LedgerRow.OwnName, settings, now));
    }
}
