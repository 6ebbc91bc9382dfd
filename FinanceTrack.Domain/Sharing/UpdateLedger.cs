using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Accounts;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Domain.Users.Sessions;

namespace FinanceTrack.Domain.Sharing;

/// <summary>The settings of a ledger to change; absent ones stay as they are, and none can be null.</summary>
public sealed record LedgerChanges
{
    [DisallowNull, MaxLength(AccountRules.MaxDisplayNameLength)]
    public Optional<string?> Name { get; init; }

    [DisallowNull, RegularExpression(Monetary.Currency.Pattern)]
    public Optional<string?> HomeCurrency { get; init; }

    [DisallowNull]
    public Optional<string?> TimeZone { get; init; }

    [DisallowNull]
    public Optional<LedgerKind?> AccountKind { get; init; }

    /// <summary>False anomaly alerts a month.</summary>
    [DisallowNull, Range(0, AccountRules.MaxAlertBudget, MinimumIsExclusive = true)]
    public Optional<double?> AlertBudget { get; init; }

    internal bool IsValid(out ValidationErrors errors)
    {
        errors = new ValidationErrors();
        if (Name.IsPresent)
            LedgerRules.CheckName(errors, Name.Value);
        if (HomeCurrency.IsPresent)
            LedgerRules.CheckCurrency(errors, HomeCurrency.Value);
        if (TimeZone.IsPresent)
            LedgerRules.CheckTimeZone(errors, TimeZone.Value);
        if (AccountKind.IsPresent)
            errors.Require(AccountKind.Value is not null, "/accountKind", "Must be `household` or `business`.");
        if (AlertBudget.IsPresent)
            LedgerRules.CheckAlertBudget(errors, AlertBudget.Value ?? 0);
        return !errors.Any;
    }
}

/// <summary>Changes the settings of a ledger, for its owners.</summary>
public sealed class UpdateLedger(
    Database database, CheckSession sessions, AttemptTable attempts, AuditTrail audit, TimeProvider time)
{
    /// <param name="ifMatch">The version that the caller has seen, or null to change any.</param>
    public async Task<Result<SharedLedger>> ExecuteAsync(
        CallerSession caller, Guid ledgerId, LedgerChanges changes, int? ifMatch, CancellationToken cancellationToken)
    {
        if (!changes.IsValid(out var errors))
            return errors.ToError();
        if (await attempts.CountAsync(cancellationToken, attempts.ChangesOf(caller.UserId)) is { } tooMany)
            return tooMany;
        return await database.WriteAsync(session => UpdateAsync(session, caller, ledgerId, changes, ifMatch), cancellationToken);
    }

    private async Task<Result<SharedLedger>> UpdateAsync(
        DbSession session, CallerSession caller, Guid ledgerId, LedgerChanges changes, int? ifMatch)
    {
        var actor = new LedgerActor(caller.UserId, ledgerId);

        // The user with whose account the ledger came sees its settings in the profile, which is locked before the ledger, as by
        // ChangeProfile. Two users are locked in the order of their ids: each of two owners may change the other's ledger at once.
        var companion = (await LedgerMembersTable.OfLedgerAsync(session, actor.LedgerId)).SingleOrDefault(member => member.IsOwn)?.UserId;
        var isFirst = companion?.CompareTo(caller.UserId) < 0;
        if (isFirst)
            await UserTable.LockAsync(session, companion!.Value);
        if (!(await sessions.LockAsync(session, caller)).TryGet(out _, out var ended))
            return ended;
        if (companion is { } userId && !isFirst)
            await UserTable.LockAsync(session, userId);
        if (!(await LedgerLock.TakeAsync(session, actor, LedgerRole.Owner)).TryGet(out _, out var refused))
            return refused;
        var ledger = await SharedLedger.FindAsync(session, actor) ?? throw new InvalidOperationException("A locked ledger has no row.");
        if (ifMatch is not null && ifMatch != ledger.Version)
            return new StaleVersionError();

        var before = ledger;
        ledger = ledger with
        {
            Name = changes.Name.Or(ledger.Name)!,
            HomeCurrency = changes.HomeCurrency.Or(ledger.HomeCurrency)!,
            TimeZone = changes.TimeZone.Or(ledger.TimeZone)!,
            AccountKind = changes.AccountKind.Or(ledger.AccountKind)!.Value,
            AlertBudget = changes.AlertBudget.Or(ledger.AlertBudget)!.Value,
        };
        if (ledger == before)
            return before;
        ledger = ledger with { UpdatedAt = time.Now(), Version = before.Version + 1 };
        await LedgersTable.UpdateRowAsync(session, ledger.Row);
        await audit.AddAsync(session, new AuditEntry(AuditKind.LedgerChange, AuditActor.User(caller))
        {
            LedgerId = actor.LedgerId,
            Details = new { fields = ChangedFields.Of(changes) },
        });
        if (companion is { } shown)
            await UserTable.TouchProfileAsync(session, shown, ledger.UpdatedAt);
        return ledger;
    }
}
