using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Domain.Users.Tokens;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Users.Accounts;

public sealed record EmailConfirmation
{
    /// <summary>From the mail.</summary>
    [Required]
    public string? Token { get; init; }

    /// <summary>Needed unless the request carries a session of the account.</summary>
    [MaxLength(AccountRules.MaxPasswordLength)]
    public string? Password { get; init; }
}

/// <summary>
/// Confirms an address with the mailed token and, beside it, the account's own session or password: who opens the link must be who
/// opened the account. Without either nothing changes, and the token is void after a few such uses; the owner of the address sets a new
/// password instead, which takes the account over (<see cref="TakeOverAccount"/>).
/// </summary>
public sealed class ConfirmEmail(
    Database database,
    PasswordVerifiedWrites verifiedWrites,
    CheckSession sessions,
    OneTimeTokenTable tokens,
    IOptions<AdminOptions> admins,
    AuditTrail audit,
    AccountEvents events)
{
    private static readonly NotFoundError NoToken = new("e-mail confirmation");

    private static readonly UnauthorizedError NoProof = new(
        "Sign in to the account that you confirm, or send its password with the token. "
        + "If you did not open that account, set a new password for it: that empties it.");

    /// <param name="caller">The session of the request's access token, where it has one.</param>
    public async Task<Result<Done>> ExecuteAsync(
        EmailConfirmation confirmation, CallerSession? caller, CancellationToken cancellationToken)
    {
        if (confirmation.Token is not { Length: > 0 } token)
            return new ValidationError("/token", "Must be the token from the mail.");
        if (await database.ReadAsync(session => FindAccountAsync(session, token), cancellationToken) is not { } account)
            return NoToken;
        if (confirmation.Password is null)
            return await ConfirmInSessionAsync(account.Id, token, caller, cancellationToken);

        var errors = new ValidationErrors();
        AccountRules.CheckGivenPassword(errors, "/password", confirmation.Password);
        return errors.Any
            ? errors.ToError()
            : await verifiedWrites.WriteAsync(
                caller: null,
                account,
                confirmation.Password,
                verified => ConfirmAsync(verified.Session, verified.Account, token, passwordProved: true),
                cancellationToken);
    }

    private async Task<UserAccount?> FindAccountAsync(DbSession session, string token) =>
        await tokens.FindOwnerAsync(session, token, OneTimePurpose.EmailConfirmation) is { } userId
            ? await UserTable.FindAsync(session, userId)
            : null;

    private async Task<Result<Done>> ConfirmInSessionAsync(
        Guid userId, string token, CallerSession? caller, CancellationToken cancellationToken)
    {
        var confirmed = await database.WriteAsync(
            async session => caller is { } own && own.UserId == userId
                && (await sessions.LockAsync(session, own)).TryGet(out var account, out _)
                    ? await ConfirmAsync(session, account, token, passwordProved: false)
                    : NoProof,
            cancellationToken);
        if (confirmed is { Succeeded: false, Error: UnauthorizedError })
        {
            events.ConfirmationRefused(userId);
            await database.WriteAsync(session => RefuseAsync(session, userId, token), cancellationToken);
        }

        return confirmed;
    }

    private async Task<bool> RefuseAsync(DbSession session, Guid userId, string token)
    {
        await OneTimeTokenTable.RefuseAsync(session, token, OneTimePurpose.EmailConfirmation);
        await audit.AddAsync(session, new AuditEntry(AuditKind.EmailConfirmation, AuditActor.Anonymous)
        {
            SubjectId = userId,
            Outcome = AuditOutcome.Refused,
        });
        return true;
    }

    private async Task<Result<Done>> ConfirmAsync(DbSession session, UserAccount account, string token, bool passwordProved)
    {
        if (await tokens.RedeemAsync(session, token, OneTimePurpose.EmailConfirmation) != account.Id)
            return NoToken;
        await ConfirmAsync(session, account, passwordProved);
        return new Done();
    }

    /// <summary>Records the proof of an address.</summary>
    /// <param name="account">Locked in the transaction of the session, and whose own session or password came beside the proof.</param>
    internal async Task ConfirmAsync(DbSession session, UserAccount account, bool passwordProved)
    {
        account.EmailConfirmed = true;

        // A session can be older than a stolen device; so it proves no administrator. The next sign-in does.
        var becomesAdmin = passwordProved && account.Role != UserRole.Admin && admins.Value.Names(account.Email);
        if (becomesAdmin)
            account.Role = UserRole.Admin;
        await UserTable.UpdateCredentialsAsync(session, account);
        await audit.AddAsync(session, new AuditEntry(AuditKind.EmailConfirmation, AuditActor.User(account.Id))
        {
            SubjectId = account.Id,
            Details = new { becomesAdmin },
        });
        session.AfterCommit(_ =>
        {
            events.AddressConfirmed(account.Id, passwordProved);
            if (becomesAdmin)
                events.AdminAdded(account.Id);
            return Task.CompletedTask;
        });
    }
}
