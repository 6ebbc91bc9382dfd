using FinanceTrack.Domain.Folding;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Transactions.Rows;

/// <summary>A <see cref="NewTransaction"/> that has passed every check that needs no database.</summary>
public sealed record TransactionDraft
{
    public const int MaxDescriptionLength = 500;
    public const int MaxNoteLength = 1000;
    public const int MaxExternalIdLength = 128;

    /// <summary>Before any bank's records in machine form, and before any 64-bit window arithmetic could go wrong.</summary>
    public static readonly DateOnly Earliest = new(1970, 1, 1);

    /// <summary>Standing orders are known a while ahead.</summary>
    private const int DaysAhead = 366;

    public required DateOnly BookedOn { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    public required Money Money { get; init; }

    public required string Description { get; init; }

    public Guid? CategoryId { get; init; }

    public string? Note { get; init; }

    public string? ExternalId { get; init; }

    /// <summary>Null for the default account of the currency.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The external id as uniqueness sees it: the same text in another form of Unicode is the same id.</summary>
    public string? ExternalIdKey => ExternalId is null ? null : KeyOf(ExternalId);

    /// <summary>Checks the input; every problem is named at <paramref name="pointer"/> plus its field.</summary>
    /// <param name="stored">The transaction that is changed: what it holds stays acceptable, whatever has become of its currency.</param>
    /// <returns>Null when something is wrong.</returns>
    public static TransactionDraft? Check(
        NewTransaction input, DateTimeOffset now, ValidationErrors errors, string pointer = "", TransactionRow? stored = null)
    {
        var before = errors.Count;
        var latest = DateOnly.FromDateTime(now.UtcDateTime).AddDays(DaysAhead);
        errors.Require(input.BookedOn is not null, $"{pointer}/bookedOn", "A date such as 2026-11-23 is required.");
        errors.Require(
            input.BookedOn is null || (input.BookedOn >= Earliest && input.BookedOn <= latest),
            $"{pointer}/bookedOn",
            $"Must be a date from {Earliest:yyyy-MM-dd} to {latest:yyyy-MM-dd}.");
        errors.Require(
            input.OccurredAt is not { } at || (DayOf(at) >= Earliest && DayOf(at) <= latest),
            $"{pointer}/occurredAt",
            $"Must be an instant from {Earliest:yyyy-MM-dd} to {latest:yyyy-MM-dd}.");
        var description = errors.Text(input.Description, $"{pointer}/description", MaxDescriptionLength);
        var note = errors.OptionalText(input.Note, $"{pointer}/note", MaxNoteLength, multiline: true);
        var externalId = errors.OptionalText(input.ExternalId, $"{pointer}/externalId", MaxExternalIdLength);
        var money = CheckMoney(input, errors, pointer, stored);
        if (errors.Count > before)
            return null;

        return new TransactionDraft
        {
            BookedOn = input.BookedOn!.Value,
            OccurredAt = input.OccurredAt is { } instant ? DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds()) : null,
            Money = money,
            Description = description,
            CategoryId = input.CategoryId,
            Note = note,
            ExternalId = externalId,
            AccountId = input.AccountId,
        };
    }

    internal static string KeyOf(string externalId) => TextFolding.Fit(TextFolding.ForId(externalId), MaxExternalIdLength);

    private static Money CheckMoney(NewTransaction input, ValidationErrors errors, string pointer, TransactionRow? stored)
    {
        var currency = CheckCurrency(input.Currency, input.BookedOn, errors, pointer, stored);
        if (input.Amount is null)
            errors.Add($"{pointer}/amount", "A number is required; negative is money out.");
        if (currency is null || input.Amount is null)
            return default;
        if (!Money.TryCreate(input.Amount.Value, currency, out var money, out var problem))
            errors.Add($"{pointer}/amount", problem!);
        return money;
    }

    private static Currency? CheckCurrency(
        string? code, DateOnly? bookedOn, ValidationErrors errors, string pointer, TransactionRow? stored)
    {
        var isStored = stored is not null && stored.Currency.Code == code;
        var currency = isStored ? stored!.Currency : Currency.TryParseAny(code, out var found) ? found : null;
        if (currency is null)
        {
            errors.Add($"{pointer}/currency", "An ISO 4217 currency such as EUR is required.");
            return null;
        }

        // A row whose currency was withdrawn before its date can move to another date.
        var isAccepted = bookedOn is null || currency.IsValidOn(bookedOn.Value) || (isStored && !currency.IsValidOn(stored!.BookedOn));
        errors.Require(
            isAccepted, $"{pointer}/currency", $"{currency} was withdrawn on {currency.ValidUntil:yyyy-MM-dd}, before bookedOn.");
        return currency;
    }

    private static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);
}
