using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Transactions;

/// <summary>A <see cref="NewTransaction"/> that has passed every check that needs no database.</summary>
public sealed record TransactionDraft
{
    public const int LongestDescription = 500;
    public const int LongestNote = 1000;
    public const int LongestExternalId = 128;

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

    /// <summary>Checks the input; every problem is named at <paramref name="pointer"/> plus its field.</summary>
    /// <returns>Null when something is wrong.</returns>
    public static TransactionDraft? Check(NewTransaction input, DateTimeOffset now, ValidationErrors errors, string pointer = "")
    {
        var before = errors.Count;
        var latest = DateOnly.FromDateTime(now.UtcDateTime).AddDays(DaysAhead);
        errors.Require(input.BookedOn is not null, $"{pointer}/bookedOn", "A date such as 2026-11-23 is required.");
        errors.Require(
            input.BookedOn is null || (input.BookedOn >= Earliest && input.BookedOn <= latest),
            $"{pointer}/bookedOn",
            $"A date from {Earliest:yyyy-MM-dd} to {latest:yyyy-MM-dd} is expected.");
        errors.Require(
            input.OccurredAt is not { } at || (DayOf(at) >= Earliest && DayOf(at) <= latest),
            $"{pointer}/occurredAt",
            $"An instant from {Earliest:yyyy-MM-dd} to {latest:yyyy-MM-dd} is expected.");
        var description = errors.Text(input.Description, $"{pointer}/description", LongestDescription);
        var note = errors.OptionalText(input.Note, $"{pointer}/note", LongestNote, multiline: true);
        var externalId = errors.OptionalText(input.ExternalId, $"{pointer}/externalId", LongestExternalId);
        var money = CheckMoney(input.Amount, input.Currency, errors, pointer);
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
        };
    }

    private static Money CheckMoney(decimal? amount, string? code, ValidationErrors errors, string pointer)
    {
        if (!Currency.TryParse(code, out var currency))
            errors.Add($"{pointer}/currency", "An ISO 4217 currency such as EUR is required.");
        if (amount is null)
            errors.Add($"{pointer}/amount", "A number is required; negative is money out.");
        if (currency is null || amount is null)
            return default;
        if (!Money.TryCreate(amount.Value, currency, out var money, out var problem))
            errors.Add($"{pointer}/amount", problem!);
        return money;
    }

    private static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);
}
