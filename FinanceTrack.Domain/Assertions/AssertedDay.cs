using System.Globalization;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.Domain.Assertions;

/// <summary>The day of a statement, as a part of its address.</summary>
internal static class AssertedDay
{
    /// <summary>True for a day that can have transactions and has begun, somewhere on earth.</summary>
    public static bool TryParse(string text, DateTimeOffset now, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        && day >= TransactionDraft.Earliest && day <= DateOnly.FromDateTime(now.UtcDateTime).AddDays(1);
}
