using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Transactions;

/// <summary>Which transactions a list shows; what is null does not matter.</summary>
/// <param name="From">The first booked date.</param>
/// <param name="To">The last booked date, included.</param>
/// <param name="Text">Contained in the description or the note, whatever its case and accents.</param>
/// <param name="Min">The smallest signed amount, in major units.</param>
/// <param name="Max">The largest signed amount, in major units.</param>
/// <param name="Role">What links make of it.</param>
public sealed record TransactionFilter(
    DateOnly? From = null,
    DateOnly? To = null,
    Guid? Category = null,
    string? Text = null,
    decimal? Min = null,
    decimal? Max = null,
    string? Currency = null,
    bool? Anomalous = null,
    Guid? Account = null,
    TransactionRole? Role = null)
{
    private const int MaxTextLength = 100;

    /// <summary>What is wrong with the filter, or null.</summary>
    public ValidationError? Problem()
    {
        var errors = new ValidationErrors();
        errors.Require(Currency is null || Monetary.Currency.TryParseAny(Currency, out _), "currency", "Not an ISO 4217 currency.");
        if (Text is not null)
            errors.Text(Text, "text", MaxTextLength, multiline: true);
        errors.Require(From is null || To is null || From <= To, "from", "The range ends before it begins.");
        errors.Require(Min is null || Max is null || Min <= Max, "min", "The range ends before it begins.");
        foreach (var (name, amount) in new[] { ("min", Min), ("max", Max) })
            errors.Require(amount is null || Math.Abs(amount.Value) <= Money.MaxAmount, name, "The amount is beyond any that is recorded.");
        return errors.Any ? errors.ToError() : null;
    }

    /// <summary>The smallest amount in whole minor units of the currency.</summary>
    internal long LowIn(Monetary.Currency currency) => MinInUnits(currency.Digits) ?? long.MinValue;

    /// <summary>The largest amount in whole minor units of the currency.</summary>
    internal long HighIn(Monetary.Currency currency) => MaxInUnits(currency.Digits) ?? long.MaxValue;

    internal long? MinInUnits(int digits) => InUnits(Min, digits, decimal.Ceiling);

    internal long? MaxInUnits(int digits) => InUnits(Max, digits, decimal.Floor);

    private static long? InUnits(decimal? amount, int digits, Func<decimal, decimal> round) =>
        amount is null ? null : (long)round(amount.Value * (decimal)Math.Pow(10, digits));
}
