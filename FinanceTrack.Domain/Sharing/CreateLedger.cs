using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Idempotency;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Sharing;

/// <summary>What a new ledger is made of.</summary>
/// <param name="HomeCurrency">ISO 4217.</param>
/// <param name="TimeZone">An IANA name.</param>
public sealed record NewLedger(
    [Required, MaxLength(AccountRules.MaxDisplayNameLength)] string? Name,
    [Required, RegularExpression(Monetary.Currency.Pattern)] string? HomeCurrency,
    [Required] string? TimeZone,
    LedgerKind AccountKind = LedgerKind.Household);

/// <summary>Opens a ledger beside the user's own, with the starter categories; the user is its owner.</summary>
public sealed class CreateLedger(
    IdempotentWrites writes, OpenLedger open, CheckSession sessions, AttemptTable attempts, AuditTrail audit, TimeProvider time)
{
    /// <summary>How many ledgers a user is a member of at most, before another one can be opened.</summary>
    public const int MaxLedgers = 20;

    public async Task<Result<SharedLedger>> ExecuteAsync(
        CallerSession caller, NewLedger ledger, IdempotencyKey? key, CancellationToken cancellationToken)
    {
        var errors = new ValidationErrors();
        LedgerRules.CheckName(errors, ledger.Name);
        LedgerRules.CheckCurrency(errors, ledger.HomeCurrency);
        LedgerRules.CheckTimeZone(errors, ledger.TimeZone);
        if (errors.Any)
            return errors.ToError();
        if (await attempts.CountAsync(cancellationToken, attempts.ChangesOf(caller.UserId)) is { } tooMany)
            return tooMany;
        var settings = new LedgerSettings(ledger.HomeCurrency!, ledger.TimeZone!, ledger.AccountKind, LedgerSettings.DefaultAlertBudget);
        var row = LedgerRow.New(ledger.Name!, settings, time.Now());
        return await writes.WriteAsync(caller.UserId, key, session => CreateAsync(session, caller, row), cancellationToken);
    }

    private async Task<Result<SharedLedger>> CreateAsync(DbSession session, CallerSession caller, LedgerRow row)
    {
        // The user is locked as well, so that two requests of one user are counted one after the other.
        if (!(await sessions.LockAsync(session, caller)).TryGet(out _, out var ended))
            return ended;
        if ((await LedgerMembersTable.OfUserAsync(session, caller.UserId)).Count >= MaxLedgers)
            return new UnprocessableError($"A user can open a ledger while a member of fewer than {MaxLedgers}.");
        var member = await open.ExecuteAsync(session, caller.UserId, row, isOwn: false);
        await audit.AddAsync(
            session, new AuditEntry(AuditKind.LedgerCreation, AuditActor.User(caller)) { LedgerId = row.LedgerId });
        return SharedLedger.Of(row, member);
    }
}
