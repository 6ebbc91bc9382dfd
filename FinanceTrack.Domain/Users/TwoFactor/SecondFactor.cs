using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using Microsoft.Extensions.Options;
using OtpNet;

namespace FinanceTrack.Domain.Users.TwoFactor;

/// <summary>
/// Accepts a code of the second factor: each from the authenticator once, each recovery code once. Wrong codes are counted apart from
/// passwords, and only a right code clears the count. After every <see cref="AccountOptions.LockoutAfter"/> wrong ones no code is accepted
/// for a time, which doubles at each repetition up to a day: six digits can be guessed only by trying many.
/// </summary>
public sealed class SecondFactor(
    AuthenticatorKeys keys, AccountMails mails, AuditTrail audit, SecurityEvents events, IOptions<AccountOptions> options,
    TimeProvider time)
{
    internal const int Digits = 6;

    private const int MaxLength = 40;

    private static readonly TimeSpan MaxLock = TimeSpan.FromDays(1);

    private static readonly ValidationError WrongFirst = new("/code", "The code is not the authenticator's current code.");

    // RFC 6238 §5.2: a code of the step before or after is accepted, for clocks that differ and slow hands.
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    /// <summary>
    /// Null when the code is right, and then it is used up. A missing one is asked for; a wrong one is counted, and has to be committed.
    /// A right one changes the account, and the caller writes it.
    /// </summary>
    internal async Task<Error?> RefuseAsync(VerifiedAccount verified, string? code)
    {
        if (string.IsNullOrWhiteSpace(code))
            return new TwoFactorRequiredError();
        var account = verified.Account;
        if (account.CodesLockedUntil > time.GetUtcNow())
            return PasswordVerifiedWrites.Refused;
        if (await TakeAsync(verified, code.Trim()))
        {
            ForgetFailures(account);
            return null;
        }

        await CountFailureAsync(verified.Session, account);
        return PasswordVerifiedWrites.Refused;
    }

    /// <summary>
    /// Null when the code is the first of a key that is not in force yet; the caller writes the account. A wrong one is counted, and has to
    /// be committed; after <see cref="AccountOptions.LockoutAfter"/> of them the key is void, and another has to be asked for.
    /// </summary>
    internal async Task<Error?> RefuseFirstAsync(DbSession session, UserAccount account, string code)
    {
        if (await TakeFromAuthenticatorAsync(account, code, session.CancellationToken))
        {
            ForgetFailures(account);
            return null;
        }

        var failures = ++account.CodeFailures;
        if (failures >= options.Value.LockoutAfter)
        {
            account.AuthenticatorKey = null;
            ForgetFailures(account);
        }

        await UserTable.UpdateCredentialsAsync(session, account);
        await AuditRefusalAsync(session, account);
        session.WhenCommitted(() => events.CodeRefused(account.Id, failures));
        return WrongFirst;
    }

    /// <summary>Wrong codes count for one key only; the caller writes the account.</summary>
    internal static void ForgetFailures(UserAccount account)
    {
        account.CodeFailures = 0;
        account.CodesLockedUntil = null;
    }

    internal async Task<bool> TakeFromAuthenticatorAsync(UserAccount account, string code, CancellationToken cancellationToken)
    {
        if (account.AuthenticatorKey is not { } stored)
            return false;
        var key = await keys.ReadAsync(account.Id, stored, cancellationToken);
        if (!new Totp(key).VerifyTotp(time.GetUtcNow().UtcDateTime, code, out var step, Window) || step <= account.AuthenticatorStep)
            return false;
        account.AuthenticatorStep = step;
        if (!AuthenticatorKeys.IsProtected(stored))
            account.AuthenticatorKey = await keys.ProtectAsync(account.Id, stored, cancellationToken);
        return true;
    }

    private async Task<bool> TakeAsync(VerifiedAccount verified, string code) => code.Length == Digits
        ? await TakeFromAuthenticatorAsync(verified.Account, code, verified.Session.CancellationToken)
        : code.Length <= MaxLength && (await verified.Manager.RedeemTwoFactorRecoveryCodeAsync(verified.Account, code)).Succeeded;

    private async Task CountFailureAsync(DbSession session, UserAccount account)
    {
        var failures = ++account.CodeFailures;
        if (failures % options.Value.LockoutAfter == 0)
        {
            var until = time.Now() + LockOf(failures / options.Value.LockoutAfter);
            account.CodesLockedUntil = until;
            await mails.SendCodesLockedAsync(session, account);
            session.WhenCommitted(() => events.CodesLocked(account.Id, until, failures));
        }

        await UserTable.UpdateCredentialsAsync(session, account);
        await AuditRefusalAsync(session, account);
        session.WhenCommitted(() => events.CodeRefused(account.Id, failures));
    }

    private Task AuditRefusalAsync(DbSession session, UserAccount account) =>
        audit.AddAsync(session, new AuditEntry(AuditKind.PasswordProof, AuditActor.Anonymous)
        {
            SubjectId = account.Id,
            Outcome = AuditOutcome.Refused,
            Details = new { cause = SecurityEvents.WrongCode },
        });

    private TimeSpan LockOf(int repetition)
    {
        var doubled = TimeSpan.FromMinutes(options.Value.LockoutMinutes) * Math.Pow(2, Math.Min(repetition - 1, 10));
        return doubled < MaxLock ? doubled : MaxLock;
    }
}
