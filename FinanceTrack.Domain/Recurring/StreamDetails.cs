using FinanceTrack.Domain.Monetary;
using FinanceTrack.Domain.Recurring.Storage;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Recurring;

/// <summary>A recurring payment or income as its ledger sees it. Amounts are in major units; negative is money out.</summary>
/// <param name="Name">The name that a person gave it, else the merchant.</param>
/// <param name="Confidence">The probability that it recurs in this period.</param>
/// <param name="ChanceAlive">The probability that it still lives.</param>
/// <param name="Amount">The next amount; it lies from <paramref name="AmountLow"/> to <paramref name="AmountHigh"/> in four of five
/// cases.</param>
/// <param name="NextDate">Null once nothing is expected; it lies from earliest to latest in four of five cases.</param>
/// <param name="Payments">How many there were.</param>
/// <param name="TransactionIds">The latest, at most twelve.</param>
public sealed record StreamDetails(
    Guid Id, string Name, string Merchant, string Description, bool IsIncome, string Currency, Period Period, StreamStatus Status,
    double Confidence, double ChanceAlive, decimal Amount, decimal AmountLow, decimal AmountHigh, bool IsFixedAmount,
    DateOnly? NextDate, DateOnly? NextDateEarliest, DateOnly? NextDateLatest, DateOnly FirstDate, DateOnly LastDate, int Payments,
    int? InstallmentsTotal, int? InstallmentsLeft, IReadOnlyList<Guid> TransactionIds, StreamDecision Decision, DateTimeOffset? DecidedAt,
    DateTimeOffset UpdatedAt, int Version) : IVersioned
{
    private const int MaxTransactionIds = 12;
    private const int IdSize = 16;
    private const int ProbabilityDigits = 3;

    internal static StreamDetails Of(StreamRow row) => new(
        row.Id, row.Name ?? row.Merchant, row.Merchant, row.Description, row.IsIncome, row.Currency.Code, row.Period, row.Status,
        Math.Round(row.Confidence, ProbabilityDigits), Math.Round(row.Alive, ProbabilityDigits),
        Major(row.AmountMinor, row), Major(row.AmountLowMinor, row), Major(row.AmountHighMinor, row), row.IsFixedAmount,
        row.NextOn, row.NextEarliest, row.NextLatest, row.FirstOn, row.LastOn, row.Members.Length / IdSize,
        row.PlanTotal, row.PlanLeft, MemberIds.ReadLast(row.Members, MaxTransactionIds), row.Decision, row.DecidedAt,
        row.UpdatedAt, row.Version);

    internal static decimal Major(long minor, StreamRow row) => new Money(minor, row.Currency).Amount;
}
