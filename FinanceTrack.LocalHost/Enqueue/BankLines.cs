using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FinanceTrack.Domain.Results;
using FinanceTrack.Domain.Transactions.Inbound;
using FinanceTrack.Domain.Transactions.Rows;

namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>A row of a file as a message, or why it is refused.</summary>
/// <param name="Line">Of the file, the first being 1.</param>
internal sealed record BankLine(int Line, InboundTransaction? Message, string? Refusal = null);

/// <summary>The rows of a bank's file, read in the one format of the file.</summary>
/// <param name="Lines">In the file's order.</param>
internal sealed record BankLines(IReadOnlyList<BankLine> Lines, DecimalSign Decimal, PositiveAmount Positive)
{
    private const int HashBytes = 4;

    public IReadOnlyList<InboundTransaction> Messages => [.. Lines.Select(line => line.Message).OfType<InboundTransaction>()];

    public IReadOnlyList<BankLine> Refused => [.. Lines.Where(line => line.Refusal is not null)];

    /// <param name="file">Its rows, of which those without a description take the name of their column.</param>
    /// <param name="userId">Whose they are.</param>
    /// <param name="now">Bounds the dates, as for every transaction.</param>
    /// <param name="ledgerId">The ledger that they belong to; the user's own where it is null.</param>
    /// <exception cref="StartFailure">A column is not there, or the rows do not decide how the file is written.</exception>
    public static BankLines Of(BankFile file, Guid userId, BankReading reading, DateTimeOffset now, Guid? ledgerId = null)
    {
        var columns = BankColumns.Of(file.Header);
        if (columns.IsOwnExport)
        {
            reading = reading with { Decimal = reading.Decimal ?? DecimalSign.Point, Positive = reading.Positive ?? PositiveAmount.In };
        }

        var rows = file.Rows
            .Select(row => IsWhole(file, row) ? BankRow.Of(row, columns, reading.Currency) : null)
            .ToList();
        var whole = rows.OfType<BankRow>().ToList();
        if (whole.Count == 0)
        {
            throw new StartFailure("No row of the file has as many cells as its header.");
        }

        var reader = new RowReader(file, columns, userId, ledgerId, BankDates.Of(whole, reading), BankAmounts.Of(whole, reading), now);
        return new BankLines(
            [.. rows.Select((row, index) => row is not null ? reader.Read(row, index) : Uneven(file, index))],
            reader.Amounts.Decimal,
            reader.Amounts.Positive);
    }

    // A comma that should have been quoted moves the cells after it: -3,20 would be read as -3. Empty cells at the end do no harm.
    private static bool IsWhole(BankFile file, FileRow row) =>
        row.Cells.Length >= file.Header.Count && row.Cells.Skip(file.Header.Count).All(string.IsNullOrWhiteSpace);

    private static BankLine Uneven(BankFile file, int index) => new(
        file.Rows[index].Line, null, $"The row has {file.Rows[index].Cells.Length} cells, the header {file.Header.Count}.");

    private sealed record RowReader(
        BankFile File, BankColumns Columns, Guid UserId, Guid? LedgerId, BankDates Dates, BankAmounts Amounts, DateTimeOffset Now)
    {
        public BankLine Read(BankRow row, int index)
        {
            if (!Dates.TryRead(row.Date, out var bookedOn, out var occurredAt))
            {
                return new BankLine(row.Line, null, "The date is missing, or is not in the format of the file.");
            }

            if (Amounts.Read(row, out var amount) is { } refusal)
            {
                return new BankLine(row.Line, null, refusal);
            }

            var message = Message(row, index, amount, bookedOn, occurredAt);
            return Check(message) is { } problem ? new BankLine(row.Line, null, problem) : new BankLine(row.Line, message);
        }

        // The external id comes from the file's content and the row's number, so that the same file sent twice is recorded once. The
        // message id also holds what was read and for which ledger: sent again with another reading, or for another ledger, the row is a
        // new message, and is answered.
        private InboundTransaction Message(BankRow row, int index, decimal amount, DateOnly bookedOn, DateTimeOffset? occurredAt)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{File.Fingerprint}-{index + 1}");
            var read = string.Create(CultureInfo.InvariantCulture, $"{amount:0.####} {row.CurrencyCode} {bookedOn:O}{LedgerId}");
            return new InboundTransaction(
                MessageId: $"{id}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(read)).AsSpan(0, HashBytes))}",
                UserId: UserId,
                ExternalId: id,
                BookedOn: bookedOn,
                OccurredAt: occurredAt,
                Amount: amount,
                Currency: row.CurrencyCode,
                Description: row.Description.Length > 0 ? row.Description : File.Header[Columns.Description],
                LedgerId: LedgerId);
        }

        // As the queue will check it, but before anything is sent.
        private string? Check(InboundTransaction message)
        {
            var errors = new ValidationErrors();
            return TransactionDraft.Check(message.Transaction, Now, errors) is null ? RefusedRows.Describe(errors.ToError().Errors) : null;
        }
    }
}
