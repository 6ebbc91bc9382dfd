using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Domain.Transactions.Figures;

/// <summary>Which transactions are added up; what is null does not matter.</summary>
/// <param name="From">The first booked date.</param>
/// <param name="To">The last booked date, included.</param>
/// <param name="CategoryId">Where a row counts: a part of a split one, a refund in the category of its expense.</param>
/// <param name="AccountId">Null for all accounts.</param>
/// <param name="Text">Contained in the description or the note, whatever its case and accents.</param>
public sealed record FiguresFilter(
    DateOnly? From = null, DateOnly? To = null, Guid? CategoryId = null, Guid? AccountId = null, string? Text = null);

/// <summary>What transactions of one currency add up to. Transfers and adjustments count in neither sum.</summary>
/// <param name="Group">What is added up, such as a category's id; empty for everything.</param>
/// <param name="SpentMinor">Money out less what was refunded, as a positive figure.</param>
/// <param name="ReceivedMinor">Money in without refunds.</param>
/// <param name="Spendings">How many transactions are in the first sum.</param>
/// <param name="Receipts">How many transactions are in the second sum.</param>
public sealed record Figures(
    Currency Currency, FiguresGroup Group, long SpentMinor, long ReceivedMinor, int Spendings, int Receipts)
{
    /// <summary>How many of the first sum are money out: the others are refunds.</summary>
    public int Payments { get; init; }

    /// <summary>Money in less money out.</summary>
    public long NetMinor => ReceivedMinor - SpentMinor;
}

/// <summary>What a row of figures is about; which of them there are depends on what was asked for.</summary>
/// <param name="CategoryId">All zeros for the transactions without a category.</param>
/// <param name="Month">yyyymm.</param>
/// <param name="Merchant">A description of one of the merchant's transactions.</param>
/// <param name="MerchantKey">What the statistics call the merchant.</param>
public sealed record FiguresGroup(Guid? CategoryId = null, int? Month = null, string? Merchant = null, long? MerchantKey = null);
