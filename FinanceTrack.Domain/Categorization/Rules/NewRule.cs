using System.ComponentModel.DataAnnotations;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Categorization.Rules;

/// <summary>A rule as a client sends it, unchecked: a text, an amount range in one currency, or both.</summary>
/// <param name="Position">Before which rule it is tried, from 1; the last when it is missing.</param>
public sealed record NewRule(
    [Required] Guid? CategoryId,
    [MaxLength(NewRule.MaxTextLength)] string? Text = null,
    TextMatch? TextMatch = null,
    [RegularExpression(Monetary.Currency.Pattern)] string? Currency = null,
    decimal? MinimumAmount = null,
    decimal? MaximumAmount = null,
    [Range(1, int.MaxValue)] int? Position = null)
{
    internal const int MaxTextLength = 200;

    /// <summary>The rule as a row at the given position, or what is wrong with it.</summary>
    /// <param name="stored">The currency of the rule that is changed, which stays acceptable.</param>
    internal Result<RuleRow> Check(Guid ledgerId, int lastPosition, DateTimeOffset now, Currency? stored = null)
    {
        var errors = new ValidationErrors();
        errors.Require(CategoryId is not null, "/categoryId", "One of your categories is required.");
        errors.Require(Position is null or > 0, "/position", "Must be at least 1.");
        errors.Require(
            Text is not null || MinimumAmount is not null || MaximumAmount is not null, "/text", "A text or an amount range is required.");
        var text = errors.OptionalText(Text, "/text", MaxTextLength);
        var (currency, minimum, maximum) = CheckRange(errors, stored);
        if (errors.Any)
            return errors.ToError();
        return new RuleRow
        {
            LedgerId = ledgerId,
            Id = Guid.CreateVersion7(now),
            Position = Math.Min(Position ?? int.MaxValue, lastPosition + 1),
            TextMatch = TextMatch ?? Rules.TextMatch.Contains,
            Text = text,
            Currency = currency,
            MinimumMinor = minimum,
            MaximumMinor = maximum,
            CategoryId = CategoryId!.Value,
            CreatedAt = now,
            UpdatedAt = now,
            Version = 1,
        };
    }

    private (Currency? Currency, long? Minimum, long? Maximum) CheckRange(ValidationErrors errors, Currency? stored)
    {
        if (MinimumAmount is null && MaximumAmount is null)
        {
            errors.Require(Currency is null, "/currency", "A currency is accepted only with an amount range.");
            return (null, null, null);
        }

        if (CurrencyOf(stored) is not { } currency)
        {
            errors.Add("/currency", "An amount range requires an ISO 4217 currency code such as EUR.");
            return (null, null, null);
        }

        var (minimum, maximum) = (
            Minor(MinimumAmount, currency, "/minimumAmount", errors), Minor(MaximumAmount, currency, "/maximumAmount", errors));
        errors.Require(minimum is null || maximum is null || minimum <= maximum, "/maximumAmount", "Must not be less than minimumAmount.");
        return (currency, minimum, maximum);
    }

    // Rules look at transactions of the past as well: historic currencies are accepted.
    private Currency? CurrencyOf(Currency? stored) => stored is not null && stored.Code == Currency ? stored
        : Monetary.Currency.TryParseAny(Currency, out var currency) ? currency : null;

    private static long? Minor(decimal? amount, Currency currency, string pointer, ValidationErrors errors)
    {
        if (amount is null or 0)
            return (long?)amount;
        if (Money.TryCreate(amount.Value, currency, out var money, out var problem))
            return money.MinorUnits;
        errors.Add(pointer, problem!);
        return null;
    }
}
