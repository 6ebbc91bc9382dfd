using System.Data.Common;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Credentials;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Tokens;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>
/// Opens an account, with a ledger, in one transaction, and mails a token that confirms the address.
/// A taken address is a <see cref="ConflictError"/>: that tells whether someone is registered, which the limit per address makes slow
/// to ask, and in exchange no user waits for a mail that never comes.
/// </summary>
public sealed class RegisterUser(
    Database database,
    OpenAccount open,
    Passwords passwords,
    OneTimeTokenTable tokens,
    AccountMails mails,
    AttemptTable attempts,
    BreachedPasswords breached,
    AuditTrail audit,
    SecurityEvents events)
{
    public async Task<Result<UserProfile>> ExecuteAsync(Registration registration, Client client, CancellationToken cancellationToken)
    {
        if (!registration.IsValid(out var errors))
            return errors.ToError();
        var address = AttemptTable.SubjectOf(client.Address);
        var window = new Limit("register/address", address, attempts.Limits.RegistrationsPerAddress);
        var day = new Limit("register/address/day", address, attempts.Limits.RegistrationsPerAddressPerDay)
        {
            Window = TimeSpan.FromDays(1),
        };
        if (await attempts.CountAsync(cancellationToken, window, day) is { } tooMany)
            return tooMany;

        await breached.CheckAsync(errors, "/password", registration.Password!, cancellationToken);
        if (errors.Any)
            return errors.ToError();
        // It takes long, so it is done before the transaction.
        if (!(await passwords.HashAsync(registration.Password!, cancellationToken)).TryGet(out var hash, out var busy))
            return busy;

        var opened = open.New(registration, hash, RegistrationNetwork.Of(client.Address));
        return await database.WriteAsync(session => RegisterAsync(session, opened), cancellationToken);
    }

    private async Task<Result<UserProfile>> RegisterAsync(DbSession session, NewAccount opened)
    {
        try
        {
            await open.ExecuteAsync(session, opened);
        }
        catch (DbException exception) when (session.Dialect.IsUniqueViolation(exception))
        {
            return new ConflictError("This e-mail address is already registered.");
        }

        var account = opened.Account;
        var token = await tokens.CreateAsync(session, account.Id, OneTimePurpose.EmailConfirmation);
        await mails.SendConfirmationAsync(session, account, token);
        await audit.AddAsync(
            session, new AuditEntry(AuditKind.Registration, AuditActor.User(account.Id)) { SubjectId = account.Id });
        session.WhenCommitted(() => events.UserRegistered(account.Id));
        return opened.Profile;
    }
}
