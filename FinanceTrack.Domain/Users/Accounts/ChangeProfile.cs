using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using FinanceTrack.Domain.Audit;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Users.Limits;

namespace FinanceTrack.Domain.Users.Accounts;

/// <summary>The fields of a profile to change; absent ones stay as they are, and none can be null.</summary>
public sealed record ProfileChange
{
    [DisallowNull, MaxLength(AccountRules.MaxDisplayNameLength)]
    public Optional<string?> DisplayName { get; init; }

    [DisallowNull, RegularExpression(Monetary.Currency.Pattern)]
    public Optional<string?> HomeCurrency { get; init; }

    [DisallowNull]
    public Optional<string?> TimeZone { get; init; }

    [DisallowNull]
    public Optional<string?> Locale { get; init; }

    [DisallowNull]
    public Optional<LedgerKind?> AccountKind { get; init; }

    /// <summary>False anomaly alerts a month.</summary>
    [DisallowNull, Range(0, AccountRules.MaxAlertBudget, MinimumIsExclusive = true)]
    public Optional<double?> AlertBudget { get; init; }

    public Optional<bool?> WeeklyMail { get; init; }

    internal bool IsValid(out ValidationErrors errors)
    {
        errors = new ValidationErrors();
        if (DisplayName.IsPresent)
            AccountRules.CheckName(errors, "/displayName", DisplayName.Value);
        if (HomeCurrency.IsPresent)
            AccountRules.CheckCurrency(errors, "/homeCurrency", HomeCurrency.Value);
        if (TimeZone.IsPresent)
            AccountRules.CheckTimeZone(errors, "/timeZone", TimeZone.Value);
        if (Locale.IsPresent)
            AccountRules.CheckLocale(errors, "/locale", Locale.Value);
        if (AccountKind.IsPresent)
            errors.Require(AccountKind.Value is not null, "/accountKind", "Must be `household` or `business`.");
        if (AlertBudget.IsPresent)
            AccountRules.CheckAlertBudget(errors, "/alertBudget", AlertBudget.Value ?? 0);
        if (WeeklyMail.IsPresent)
            errors.Require(WeeklyMail.Value is not null, "/weeklyMail", "Must be true or false.");
        return !errors.Any;
    }
}

/// <summary>Changes a user's profile, and the settings of the user's own ledger with it.</summary>
public sealed class ChangeProfile(Database database, AttemptTable attempts, AuditTrail audit, TimeProvider time)
{
    /// <param name="ifMatch">The version that the caller has seen, or null to change any.</param>
    public async Task<Result<UserProfile>> ExecuteAsync(
        Guid userId, ProfileChange change, int? ifMatch, CancellationToken cancellationToken)
    {
        if (!change.IsValid(out var errors))
            return errors.ToError();
        if (await attempts.CountAsync(cancellationToken, attempts.ChangesOf(userId)) is { } tooMany)
            return tooMany;

        return await database.WriteAsync<UserProfile>(
            async session =>
            {
                if (await UserTable.LockAsync(session, userId) is not { } account)
                    return new NotFoundError("user");
                if (ifMatch is { } seen && seen != account.Version)
                    return new StaleVersionError();

                if (await LedgerLock.TakeOwnAsync(session, userId) is null)
                    return new NotFoundError("user");
                var own = await GetProfile.OwnLedgerAsync(session, userId);
                var before = account.ToProfile(own);
                var profile = before with
                {
                    DisplayName = change.DisplayName.Or(before.DisplayName)!,
                    HomeCurrency = change.HomeCurrency.Or(before.HomeCurrency)!,
                    TimeZone = change.TimeZone.Or(before.TimeZone)!,
                    Locale = change.Locale.Or(before.Locale)!,
                    AccountKind = change.AccountKind.Or(before.AccountKind)!.Value,
                    AlertBudget = change.AlertBudget.Or(before.AlertBudget)!.Value,
                    WeeklyMail = change.WeeklyMail.Or(before.WeeklyMail)!.Value,
                };
                if (profile == before)
                    return before;
                profile = profile with { UpdatedAt = time.Now(), Version = before.Version + 1 };
                await UserTable.UpdateProfileAsync(session, profile);
                await audit.AddAsync(session, new AuditEntry(AuditKind.ProfileChange, AuditActor.User(userId))
                {
                    SubjectId = userId,
                    Details = new { fields = ChangedFields.Of(change) },
                });
                var ledger = own with
                {
                    HomeCurrency = profile.HomeCurrency,
                    TimeZone = profile.TimeZone,
                    Kind = profile.AccountKind,
                    AlertBudget = profile.AlertBudget,
                };
                if (ledger != own)
                    await LedgersTable.UpdateRowAsync(session, ledger with { UpdatedAt = profile.UpdatedAt, Version = own.Version + 1 });
                return profile;
            },
            cancellationToken);
    }
}
