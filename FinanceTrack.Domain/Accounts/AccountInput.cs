using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Accounts;

/// <summary>What a new account is made of.</summary>
/// <param name="Currency">ISO 4217; it never changes.</param>
/// <param name="Number">Of which a hash and the last characters are kept.</param>
/// <param name="OpeningBalance">Before the first transaction; 0 where it is absent.</param>
/// <param name="Feed">How rows reach it; from files where it is absent.</param>
/// <param name="Default">Whether it takes the transactions of its currency that name no account; the first of a currency does.</param>
public sealed record NewAccount(
    [Required, MaxLength(AccountName.MaxLength)] string? Name,
    [Required] AccountKind? Kind,
    [Required, RegularExpression(Monetary.Currency.Pattern)] string? Currency,
    string? Number = null,
    decimal? OpeningBalance = null,
    AccountFeed? Feed = null,
    bool? Default = null);

/// <summary>What to change of an account; what is absent stays. A null number is forgotten.</summary>
/// <param name="Archived">Refused for an account with a balance, unless <paramref name="KeepBalance"/> says that it is meant.</param>
/// <param name="Default">Only true: the other account of the currency gives it up.</param>
public sealed record AccountChanges(
    [DisallowNull, MaxLength(AccountName.MaxLength)] Optional<string?> Name,
    [DisallowNull] Optional<AccountKind?> Kind,
    Optional<string?> Number,
    [DisallowNull] Optional<decimal?> OpeningBalance,
    [DisallowNull] Optional<AccountFeed?> Feed,
    [DisallowNull] Optional<bool?> Default,
    [DisallowNull] Optional<bool?> Archived,
    [DisallowNull] Optional<bool?> KeepBalance);

/// <summary>The checks of an account's input.</summary>
internal static class AccountInput
{
    public static Result<AccountRow> Check(Guid ledgerId, NewAccount input, DateTimeOffset now)
    {
        var errors = new ValidationErrors();
        var name = errors.Text(input.Name, "/name", AccountName.MaxLength);
        errors.Require(input.Kind is not null, "/kind", "A kind of account is required.");
        if (!Monetary.Currency.TryParse(input.Currency, out var currency))
            errors.Add("/currency", "An ISO 4217 currency such as EUR is required.");
        var number = AccountNumber.Check(ledgerId, input.Number, errors);
        var opening = currency is null ? 0 : CheckBalance(input.OpeningBalance ?? 0, currency, "/openingBalance", errors);
        if (errors.Any)
            return errors.ToError();
        return AccountRow.New(ledgerId, name, input.Kind!.Value, currency!, now) with
        {
            Feed = input.Feed ?? AccountFeed.File,
            NumberHash = number?.Hash,
            NumberTail = number?.Tail,
            OpeningMinor = opening,
            BalanceMinor = opening,
            IsDefault = input.Default ?? false,
        };
    }

    public static Result<AccountRow> Merge(AccountRow old, AccountChanges changes, DateTimeOffset now)
    {
        var errors = new ValidationErrors();
        foreach (var (isNull, pointer) in NullsIn(changes))
            errors.Require(!isNull, pointer, "Must not be null.");
        errors.Require(changes.Default is not { IsPresent: true, Value: false }, "/default", "Make another account the default instead.");
        var name = changes.Name.IsPresent ? errors.Text(changes.Name.Value, "/name", AccountName.MaxLength) : old.Name;
        var number = AccountNumber.Check(old.LedgerId, changes.Number.Value, errors);
        var opening = changes.OpeningBalance.Value is { } balance
            ? CheckBalance(balance, old.Currency, "/openingBalance", errors)
            : old.OpeningMinor;
        if (errors.Any)
            return errors.ToError();
        var isArchived = changes.Archived.Or(old.IsArchived)!.Value;
        return old with
        {
            Name = name,
            NameKey = AccountName.Key(name),
            Kind = changes.Kind.Or(old.Kind)!.Value,
            Feed = changes.Feed.Or(old.Feed)!.Value,
            NumberHash = changes.Number.IsPresent ? number?.Hash : old.NumberHash,
            NumberTail = changes.Number.IsPresent ? number?.Tail : old.NumberTail,
            OpeningMinor = opening,
            BalanceMinor = old.BalanceMinor + opening - old.OpeningMinor,
            IsDefault = !isArchived && changes.Default.Or(old.IsDefault)!.Value,
            IsArchived = isArchived,
            UpdatedAt = now,
            Version = old.Version + 1,
        };
    }

    /// <summary>The balance in minor units. Other than the amount of a transaction it may be zero.</summary>
    public static long CheckBalance(decimal balance, Currency currency, string pointer, ValidationErrors errors)
    {
        if (balance == 0)
            return 0;
        if (Money.TryCreate(balance, currency, out var money, out var problem))
            return money.MinorUnits;
        errors.Add(pointer, problem!);
        return 0;
    }

    private static (bool IsNull, string Pointer)[] NullsIn(AccountChanges changes) =>
    [
        (changes.Kind is { IsPresent: true, Value: null }, "/kind"),
        (changes.OpeningBalance is { IsPresent: true, Value: null }, "/openingBalance"),
        (changes.Feed is { IsPresent: true, Value: null }, "/feed"),
        (changes.Default is { IsPresent: true, Value: null }, "/default"),
        (changes.Archived is { IsPresent: true, Value: null }, "/archived"),
        (changes.KeepBalance is { IsPresent: true, Value: null }, "/keepBalance"),
    ];
}
