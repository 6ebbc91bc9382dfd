using System.Globalization;
using FinanceTrack.Domain.Ledger;

namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>
/// Makes messages of a bank file's rows. Their ids come from the file's content and the row's number, so that the same file sent
/// twice is taken once.
/// </summary>
/// <param name="Messages">In the file's order.</param>
/// <param name="Unreadable">Numbers of the rows, the first after the header being 1, that hold no date or no amount.</param>
/// <param name="PositiveIsOut">Whether the file's positive amounts were taken for money out.</param>
internal sealed record BankLines(IReadOnlyList<InboundTransaction> Messages, IReadOnlyList<int> Unreadable, bool PositiveIsOut)
{
    /// <param name="file">Its rows, of which those without a description take the name of their column.</param>
    /// <param name="userId">Whose they are.</param>
    /// <param name="currency">For files that name none.</param>
    /// <param name="positiveIsOut">What a positive amount means where no column says; null finds out.</param>
    public static BankLines Of(BankFile file, Guid userId, string currency, bool? positiveIsOut)
    {
        var columns = BankColumns.Of(file.Header);
        var dates = BankDates.FittingBest([.. file.Rows.Select(row => BankAmounts.Cell(row, columns.Date))]);
        var amounts = new BankAmounts(file, columns, positiveIsOut);
        var messages = new List<InboundTransaction>(file.Rows.Count);
        var unreadable = new List<int>();
        for (var index = 0; index < file.Rows.Count; index++)
        {
            var row = file.Rows[index];
            if (!dates.TryRead(BankAmounts.Cell(row, columns.Date), out var bookedOn, out var occurredAt) || !amounts.TryRead(row, out var amount))
            {
                unreadable.Add(index + 1);
                continue;
            }

            var id = string.Create(CultureInfo.InvariantCulture, $"{file.Fingerprint}-{index + 1}");
            var description = BankAmounts.Cell(row, columns.Description).Trim();
            messages.Add(new InboundTransaction(
                MessageId: id,
                UserId: userId,
                ExternalId: id,
                BookedOn: bookedOn,
                OccurredAt: occurredAt,
                Amount: amount,
                Currency: columns.Currency is { } column ? BankAmounts.Cell(row, column).Trim() : currency,
                Description: description.Length > 0 ? description : file.Header[columns.Description]));
        }

        return new BankLines(messages, unreadable, amounts.PositiveIsOut);
    }
}
