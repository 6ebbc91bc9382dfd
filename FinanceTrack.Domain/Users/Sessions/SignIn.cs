using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.TwoFactor;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Sessions;

/// <summary>What a client sends to sign in.</summary>
public sealed record Credentials
{
    [Required, EmailAddress, MaxLength(AccountRules.MaxEmailLength)]
    public string? Email { get; init; }

    [Required, MaxLength(AccountRules.MaxPasswordLength)]
    public string? Password { get; init; }

    /// <summary>Where two-factor sign-in is on: six digits from the authenticator, or a recovery code.</summary>
    public string? Code { get; init; }

    /// <summary>From this client's last sign-in to the account, if it kept it: failures of other clients then do not lock it out.</summary>
    public string? DeviceToken { get; init; }
}

/// <summary>
/// Opens a session for the right address, password and, where it is on, second factor. Unknown address, wrong password, wrong code and
/// locked account answer the same after the same work; only a caller who knows the password learns that a code is wanted
/// (<see cref="TwoFactorRequiredError"/>).
/// </summary>
public sealed class SignIn(
    Database database,
    PasswordVerifiedWrites verifiedWrites,
    SecondFactor secondFactor,
    SessionTokens sessions,
    DeviceTokens devices,
    ILookupNormalizer normalizer,
    IOptions<AdminOptions> admins,
    AttemptTable attempts,
    AuditTrail audit,
    AccountEvents accountEvents,
    SecurityEvents events)
{
    public async Task<Result<SignedIn>> ExecuteAsync(Credentials credentials, Client client, CancellationToken cancellationToken)
    {
        credentials = credentials with { Email = credentials.Email?.Trim() };
        var errors = new ValidationErrors();
        AccountRules.CheckEmail(errors, "/email", credentials.Email);
        AccountRules.CheckGivenPassword(errors, "/password", credentials.Password);
        if (errors.Any)
            return errors.ToError();

        var email = normalizer.NormalizeEmail(credentials.Email)!;
        var account = await database.ReadAsync(session => UserTable.FindByEmailAsync(session, email), cancellationToken);
        var device = await devices.ReadAsync(credentials.DeviceToken, account, cancellationToken);
        var source = new SignInSource(email, device ?? AttemptTable.SubjectOf(client.Address), IsKnown: device is not null);
        if (await attempts.CountAsync(cancellationToken, LimitsOf(source)) is { } tooMany)
        {
            events.SignInRefused(userId: null, SecurityEvents.TooMany);
            return tooMany;
        }

        var opened = await verifiedWrites.SignInAsync(
            account, credentials.Password!, source, verified => OpenAsync(verified, credentials.Code, client), cancellationToken);
        if (!opened.TryGet(out var open, out var error))
            return error;
        var signedIn = await sessions.SignAsync(open, cancellationToken);
        return signedIn with { DeviceToken = await devices.IssueAsync(account!, device, cancellationToken) };
    }

    private Limit[] LimitsOf(SignInSource source)
    {
        var here = new Limit("sign-in/client", source.Pair, attempts.Limits.SignInsPerAccount);
        return source.IsKnown
            ? [here, new Limit("sign-in/known", source.Email, attempts.Limits.SignInsPerAccountOverall)]
            :
            [
                here,
                new Limit("sign-in/address", source.Client, attempts.Limits.SignInsPerAddress),
                new Limit("sign-in/account", source.Email, attempts.Limits.SignInsPerAccountOverall),
            ];
    }

    private async Task<Result<OpenSession>> OpenAsync(VerifiedAccount verified, string? code, Client client)
    {
        var (session, _, account) = verified;
        if (account.TwoFactorEnabled && await secondFactor.RefuseAsync(verified, code) is { } refused)
        {
            var cause = refused is TwoFactorRequiredError ? SecurityEvents.CodeMissing : SecurityEvents.WrongCode;
            session.WhenCommitted(() => events.SignInRefused(account.Id, cause));
            await audit.AddAsync(session, new AuditEntry(AuditKind.SignIn, AuditActor.Anonymous)
            {
                SubjectId = account.Id,
                Outcome = AuditOutcome.Refused,
                Details = new { cause },
            });
            return refused;
        }

        if (account.Role != UserRole.Admin && account.EmailConfirmed && admins.Value.Names(account.Email))
        {
            account.Role = UserRole.Admin;
            session.WhenCommitted(() => accountEvents.AdminAdded(account.Id));
            await audit.AddAsync(session, new AuditEntry(AuditKind.RoleChange, AuditActor.System)
            {
                SubjectId = account.Id,
                Details = new { role = UserRole.Admin },
            });
        }

        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        await UserTable.UpdateCredentialsAsync(session, account);
        var open = await sessions.OpenAsync(session, account, client.Device);
        session.WhenCommitted(() => events.SignedIn(account.Id, open.SessionId, account.TwoFactorEnabled));
        var actor = AuditActor.User(new CallerSession(account.Id, open.SessionId));
        await audit.AddAsync(session, new AuditEntry(AuditKind.SignIn, actor)
        {
            SubjectId = account.Id,
            Details = new { secondFactor = account.TwoFactorEnabled },
        });
        return open;
    }
}
