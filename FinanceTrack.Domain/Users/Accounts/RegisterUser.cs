using System.Data.Common;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Credentials;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>
/// Opens an account, with all that features give a new user, in one transaction, and mails a token that confirms the address.
/// A taken address is a <see cref="ConflictError"/>: that tells whether someone is registered, which the limit per address makes slow
/// to ask, and in exchange nobody waits for a mail that never comes.
/// </summary>
public sealed class RegisterUser(
    Database database,
    AccountManagers accounts,
    Passwords passwords,
    IEnumerable<IUserRegistered> features,
    OneTimeTokens tokens,
    AccountMails mails,
    Attempts attempts,
    BreachedPasswords breached,
    SecurityEvents events,
    TimeProvider time)
{
    public async Task<Result<UserProfile>> ExecuteAsync(Registration registration, Client client, CancellationToken cancellationToken)
    {
        if (!registration.IsValid(out var errors))
            return errors.ToError();
        var address = new Limit("register/address", Attempts.SubjectOf(client.Address), attempts.Limits.RegistrationsPerAddress);
        if (await attempts.CountAsync(cancellationToken, address) is { } tooMany)
            return tooMany;

        await breached.CheckAsync(errors, "/password", registration.Password!, cancellationToken);
        if (errors.Any)
            return errors.ToError();
        // It takes long, so it is done before the transaction.
        if (!(await passwords.HashAsync(registration.Password!, cancellationToken)).TryGet(out var hash, out var busy))
            return busy;

        var account = NewAccount(registration, hash);
        return await database.WriteAsync(session => RegisterAsync(session, account), cancellationToken);
    }

    private async Task<Result<UserProfile>> RegisterAsync(DbSession session, UserAccount account)
    {
        try
        {
            await accounts.In(session).CreateAsync(account);
        }
        catch (DbException exception) when (session.Dialect.IsUniqueViolation(exception))
        {
            return new ConflictError("This e-mail address is already registered.");
        }

        foreach (var feature in features)
            await feature.OnRegisteredAsync(session, account.ToSettings());
        var token = await tokens.CreateAsync(session, account.Id, OneTimePurpose.EmailConfirmation);
        await mails.SendConfirmationAsync(session, account, token);
        session.WhenCommitted(() => events.UserRegistered(account.Id));
        return account.ToProfile();
    }

    private UserAccount NewAccount(Registration registration, string passwordHash)
    {
        var now = time.Now();
        var email = registration.Email!;
        return new UserAccount
        {
            Id = Guid.CreateVersion7(now),
            Email = email,
            PasswordHash = passwordHash,
            DisplayName = registration.DisplayName ?? email[..email.LastIndexOf('@')],
            HomeCurrency = registration.HomeCurrency,
            TimeZone = registration.TimeZone,
            Locale = registration.Locale,
            AccountKind = registration.AccountKind,
            AlertBudget = UserSettings.DefaultAlertBudget,
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        };
    }
}
