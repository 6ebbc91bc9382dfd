using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Anomalies.Feedback;

/// <summary>The SQL of answers. Each change also moves the user's threshold, so the caller holds the user's ledger.</summary>
internal static class AnswerTable
{
    public const string Columns = "LedgerId, TransactionId, Answer, AnsweredAt, WasAlert, ComponentForm, Components, Version";

    private static readonly Statement FindSql = Statement.Of(
        $"SELECT {Columns} FROM AnomalyFeedback WHERE LedgerId = @LedgerId AND TransactionId = @TransactionId");

    private static readonly Statement FindManySql = Statement.Of(
        $"SELECT {Columns} FROM AnomalyFeedback WHERE LedgerId = @LedgerId AND TransactionId IN @TransactionIds");

    private static readonly Statement InsertSql = Statement.Of($"""
        INSERT INTO AnomalyFeedback ({Columns})
        VALUES (@LedgerId, @TransactionId, @Answer, @AnsweredAt, @WasAlert, @ComponentForm, @Components, @Version)
        """);

    private static readonly Statement UpdateSql = Statement.Of("""
        UPDATE AnomalyFeedback SET Answer = @Answer, AnsweredAt = @AnsweredAt, Version = @Version
        WHERE LedgerId = @LedgerId AND TransactionId = @TransactionId
        """);

    private static readonly Statement DeleteSql = Statement.Of(
        "DELETE FROM AnomalyFeedback WHERE LedgerId = @LedgerId AND TransactionId = @TransactionId");

    // To dismiss what was no alert says nothing about the threshold.
    private static readonly Statement CountSql = Statement.Of("""
        SELECT COALESCE(SUM(CASE WHEN Answer = @Dismissed AND WasAlert = 1 THEN 1 ELSE 0 END), 0) AS Dismissed,
               COALESCE(SUM(CASE WHEN Answer = @Confirmed THEN 1 ELSE 0 END), 0) AS Confirmed
        FROM AnomalyFeedback WHERE LedgerId = @LedgerId
        """);

    public static Task<AnswerRow?> FindAsync(DbSession session, Guid ledgerId, Guid transactionId) =>
        session.FindAsync<AnswerRow>(FindSql, new { LedgerId = ledgerId, TransactionId = transactionId });

    /// <summary>The answers to these transactions; ask for at most a few hundred at once.</summary>
    public static Task<IReadOnlyList<AnswerRow>> FindManyAsync(DbSession session, Guid ledgerId, IEnumerable<Guid> transactionIds) =>
        session.QueryAsync<AnswerRow>(FindManySql, new { LedgerId = ledgerId, TransactionIds = SqlValues.List(transactionIds) });

    public static async Task InsertAsync(DbSession session, AnswerRow row)
    {
        await session.ExecuteAsync(InsertSql, row);
        await ShiftAsync(session, row.LedgerId);
    }

    public static async Task UpdateAsync(DbSession session, AnswerRow row)
    {
        await session.ExecuteAsync(UpdateSql, row);
        await ShiftAsync(session, row.LedgerId);
    }

    /// <summary>Does nothing when there is no answer.</summary>
    public static async Task DeleteAsync(DbSession session, Guid ledgerId, Guid transactionId)
    {
        if (await session.ExecuteAsync(DeleteSql, new { LedgerId = ledgerId, TransactionId = transactionId }) > 0)
            await ShiftAsync(session, ledgerId);
    }

    private static async Task ShiftAsync(DbSession session, Guid ledgerId)
    {
        var counts = await session.FindAsync<Counts>(
            CountSql, new { LedgerId = ledgerId, AnomalyAnswer.Dismissed, AnomalyAnswer.Confirmed });
        await LedgersTable.SetAlertShiftAsync(session, ledgerId, AlertShift.Of(counts!.Dismissed, counts.Confirmed));
    }

    private sealed record Counts
    {
        public int Dismissed { get; init; }

        public int Confirmed { get; init; }
    }
}
