using System.Text.Json;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Domain.Recurring.Storage;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Recurring;

/// <summary>An expected payment. Amounts are in major units; negative is money out.</summary>
public sealed record ExpectedPayment(
    Guid StreamId, string Name, bool IsIncome, DateOnly Date, DateOnly Earliest, DateOnly Latest, string Currency, decimal Amount,
    decimal AmountLow, decimal AmountHigh, double ChanceAlive, DateTimeOffset UpdatedAt);

/// <summary>The calendar of what is coming, by date.</summary>
public sealed class ListExpectedPayments(Database database, TimeProvider time)
{
    public const int MaxDays = StreamFigures.UpcomingDays;

    private const int DefaultDays = 31;

    /// <param name="from">The first date; today without one.</param>
    /// <param name="to">The last date, included; a month after the first without one.</param>
    public async Task<Result<Page<ExpectedPayment>>> ExecuteAsync(
        Guid ledgerId, DateOnly? from, DateOnly? to, CancellationToken cancellationToken)
    {
        var first = from ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var last = to ?? first.AddDays(Math.Min(DefaultDays, DateOnly.MaxValue.DayNumber - first.DayNumber));
        if (first > last || last.DayNumber - first.DayNumber > MaxDays)
            return new ValidationError("to", $"The range must be 1 to {MaxDays} days.");
        var rows = await database.ReadAsync(session => StreamTable.ListAsync(session, ledgerId), cancellationToken);
        return new Page<ExpectedPayment>(
            [.. rows.Where(row => !row.IsHidden).SelectMany(Payments).Where(payment => payment.Date >= first && payment.Date <= last)
                .OrderBy(payment => payment.Date).ThenBy(payment => payment.StreamId)],
            null);
    }

    /// <summary>Later dates have the spread of the next one.</summary>
    private static IEnumerable<ExpectedPayment> Payments(StreamRow row)
    {
        if (row is not { NextOn: { } next, NextEarliest: { } earliest, NextLatest: { } latest })
            return [];
        var (before, after) = (next.DayNumber - earliest.DayNumber, latest.DayNumber - next.DayNumber);
        var details = StreamDetails.Of(row);
        return JsonSerializer.Deserialize<List<DateOnly>>(row.Upcoming, MessageFormat.Json)!.Select(date => new ExpectedPayment(
            row.Id, details.Name, row.IsIncome, date, date.AddDays(-before), date.AddDays(after), row.Currency.Code, details.Amount,
            details.AmountLow, details.AmountHigh, details.ChanceAlive, row.UpdatedAt));
    }
}
