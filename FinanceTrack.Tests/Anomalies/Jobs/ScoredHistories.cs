using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Monetary;
using FinanceTrack.Tests.Ledger;

namespace FinanceTrack.Tests.Anomalies.Jobs;

/// <summary>Histories put into the database as they are, for jobs that go over many users.</summary>
internal static class ScoredHistories
{
    private static readonly Statement SetLastSql = Statement.Of("UPDATE Ledgers SET LastSequence = @Rows WHERE LedgerId = @LedgerId");

    private static readonly string[] Columns =
    [
        "LedgerId", "Id", "Sequence", "BookedOn", "OccurredAt", "AmountMinor", "Currency", "Description", "SearchText", "CategorySource",
        "CategoryKey", "MerchantKey", "Score", "ScoreThreshold", "IsAnomaly", "Reasons", "ScoredBy", "CreatedAt", "UpdatedAt", "Version",
    ];

    private static readonly string[] AnswerColumns =
        ["LedgerId", "TransactionId", "Answer", "AnsweredAt", "WasAlert", "ComponentForm", "Components", "Version"];

    /// <summary>A user who buys four times a day, all sorts of things at all sorts of hours; the ids of the rows in their order.</summary>
    /// <param name="scoredBy">What scored a row, and whether that alerted.</param>
    /// <param name="last">When the last row was recorded.</param>
    /// <param name="isOdd">Which rows are far too expensive.</param>
    public static async Task<(Guid LedgerId, IReadOnlyList<Guid> Ids)> AddHistoryAsync(
        this TestLedger ledger, int seed, int rows, DateTimeOffset last, Func<int, (string Version, bool IsAlert)>? scoredBy = null,
        Func<int, bool>? isOdd = null)
    {
        // Users are held back by their ids, which so are the same in every run.
        var user = (await ledger.AddUserAsync(new Guid(seed, 0, 0, new byte[8]))).Id;
        var random = new Random(seed);
        var ids = Enumerable.Range(0, rows).Select(_ => Guid.CreateVersion7()).ToList();
        await ledger.Database.WriteAsync(
            async session =>
            {
                await session.InsertManyAsync("Transactions", Columns, [.. ids.Select((id, i) => Row(user, id, i))]);
                return await session.ExecuteAsync(SetLastSql, new { LedgerId = user, Rows = rows });
            },
            CancellationToken.None);
        return (user, ids);

        object?[] Row(Guid ledgerId, Guid id, int i)
        {
            var at = last.AddHours(-6 * (rows - 1 - i)).AddMinutes(-random.Next(300));
            var (version, isAlert) = scoredBy?.Invoke(i) ?? ("sum", false);
            return
            [
                ledgerId, id, i + 1L, DateOnly.FromDateTime(at.Date), at, -(long)(
                    (isOdd?.Invoke(i) == true ? 500_000 : 500) * Math.Exp(3 * random.NextDouble())), Currency.Of("EUR"), "SHOP", "shop", 3,
                1L + random.Next(8), 1L + random.Next(40), 0.5, 0.97, isAlert, "[]", version, at, at, 1,
            ];
        }
    }

    public static Task<int> AnswerAllAsync(this TestLedger ledger, Guid ledgerId, IEnumerable<Guid> transactions, AnomalyAnswer answer) =>
        ledger.Database.WriteAsync(
        async session =>
        {
            var rows = transactions.Select(id => new object?[]
                { ledgerId, id, (int)answer, DateTimeOffset.UtcNow, true, ComponentSnapshot.CurrentForm, new byte[64], 1 }).ToList();
            await session.InsertManyAsync("AnomalyFeedback", AnswerColumns, rows);
            return rows.Count;
        },
        CancellationToken.None);
}
