using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.LocalHost.Commands;

namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>Compares what a file says with what the product has recorded of it.</summary>
internal static class RecordedLines
{
    private const string NotAnswered =
        "The row is not recorded, and no answer says why. It was sent before and refused or deleted since, or its message failed: "
        + "see the command 'poison list'.";

    /// <returns>The lines that were sent and are not recorded as they were sent, with the reason.</returns>
    public static async Task<IReadOnlyList<BankLine>> FindRefusedAsync(
        LocalProduct product, Guid userId, Guid ledgerId, IReadOnlyList<BankLine> sent, CancellationToken cancellationToken)
    {
        var recorded = (await product.Get<FindByExternalIds>()
                .ExecuteAsync(ledgerId, [.. sent.Select(line => line.Message!.ExternalId!)], cancellationToken))
            .ToDictionary(transaction => transaction.ExternalId!, StringComparer.Ordinal);
        var missing = sent
            .Where(line => !recorded.ContainsKey(line.Message!.ExternalId!))
            .Select(line => line.Message!.MessageId!)
            .ToHashSet();
        var refusals = missing.Count == 0
            ? new Dictionary<string, string>()
            : await QueueAnswers.ReadRefusalsAsync(product.StorageConnectionString, userId, missing, cancellationToken);
        return
        [
            .. sent
                .Select(line => line with
                {
                    Refusal = recorded.TryGetValue(line.Message!.ExternalId!, out var transaction)
                        ? Difference(line, transaction)
                        : refusals.GetValueOrDefault(line.Message.MessageId!, NotAnswered),
                })
                .Where(line => line.Refusal is not null),
        ];
    }

    private static string? Difference(BankLine line, TransactionDetails recorded) =>
        recorded.Amount == line.Message!.Amount && recorded.Currency == line.Message.Currency && recorded.BookedOn == line.Message.BookedOn
            ? null
            : FormattableString.Invariant(
                $"The row was recorded before as {recorded.Amount} {recorded.Currency} of {recorded.BookedOn:O}.")
                + " Change that transaction instead.";
}
