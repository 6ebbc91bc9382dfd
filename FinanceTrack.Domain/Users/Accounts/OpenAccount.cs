using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>Writes a new account with all that features give a new user.</summary>
public sealed class OpenAccount(AccountManagers accounts, IEnumerable<IUserRegisteredHandler> features, TimeProvider time)
{
    internal async Task ExecuteAsync(DbSession session, UserAccount account)
    {
        await accounts.In(session).CreateAsync(account);
        foreach (var feature in features)
            await feature.OnRegisteredAsync(session, account.ToSettings());
    }

    internal UserAccount New(Registration registration, string passwordHash, byte[]? network, bool emailConfirmed = false)
    {
        var now = time.Now();
        var email = registration.Email!;
        return new UserAccount
        {
            Id = Guid.CreateVersion7(now),
            Email = email,
            EmailConfirmed = emailConfirmed,
            PasswordHash = passwordHash,
            DisplayName = registration.DisplayName ?? email[..email.LastIndexOf('@')],
            HomeCurrency = registration.HomeCurrency,
            TimeZone = registration.TimeZone,
            Locale = registration.Locale,
            AccountKind = registration.AccountKind,
            AlertBudget = UserSettings.DefaultAlertBudget,
            RegistrationNetwork = network,
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        };
    }
}
