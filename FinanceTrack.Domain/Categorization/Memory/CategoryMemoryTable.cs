using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Ledgers;

namespace FinanceTrack.Domain.Categorization.Memory;

/// <summary>A row of <c>CategoryMemory</c>: how often the user gave this category for this term.</summary>
internal sealed record MemoryRow
{
    public required long Term { get; init; }

    public required Guid CategoryId { get; init; }

    public required int Answers { get; init; }

    public required DateTimeOffset AnsweredAt { get; init; }

    /// <summary>A row whose columns are <see cref="CategoryMemoryTable.Columns"/>.</summary>
    public static MemoryRow Read(RowReader row) =>
        new() { Term = row.Long(0), CategoryId = row.Id(1), Answers = row.Int(2), AnsweredAt = row.Instant(3) };
}

/// <summary>The SQL of users' memory.</summary>
internal static class CategoryMemoryTable
{
    internal const string Columns = "Term, CategoryId, Answers, AnsweredAt";

    // The user's ledger is locked while this runs, so no other writer inserts in between.
    private static readonly Statement AddAnswerSql = Statement.Of(d => $"""
        UPDATE CategoryMemory SET Answers = Answers + 1, AnsweredAt = @Now
        WHERE LedgerId = @LedgerId AND CategoryId = @CategoryId AND Term IN {d.NumbersOf("@Terms")};
        INSERT INTO CategoryMemory (LedgerId, Term, CategoryId, Answers, AnsweredAt)
        SELECT @LedgerId, t.Number, @CategoryId, 1, @Now FROM {d.NumbersOf("@Terms")} t
        WHERE NOT EXISTS (SELECT 1 FROM CategoryMemory m WHERE m.LedgerId = @LedgerId AND m.Term = t.Number AND m.CategoryId = @CategoryId)
        """).Then(LedgersTable.TouchMemorySql);

    private static readonly Statement TakeAnswerBackSql = Statement.Of(d => $"""
        UPDATE CategoryMemory SET Answers = Answers - 1
        WHERE LedgerId = @LedgerId AND CategoryId = @CategoryId AND Term IN {d.NumbersOf("@Terms")};
        DELETE FROM CategoryMemory
        WHERE LedgerId = @LedgerId AND CategoryId = @CategoryId AND Answers <= 0 AND Term IN {d.NumbersOf("@Terms")}
        """).Then(LedgersTable.TouchMemorySql);

    private static readonly Statement MoveAnswersSql = Statement.Of("""
        UPDATE CategoryMemory SET Answers = Answers
            + (SELECT f.Answers FROM CategoryMemory f
               WHERE f.LedgerId = @LedgerId AND f.Term = CategoryMemory.Term AND f.CategoryId = @FromId)
        WHERE LedgerId = @LedgerId AND CategoryId = @ToId
          AND EXISTS (SELECT 1 FROM CategoryMemory f
                      WHERE f.LedgerId = @LedgerId AND f.Term = CategoryMemory.Term AND f.CategoryId = @FromId);
        INSERT INTO CategoryMemory (LedgerId, Term, CategoryId, Answers, AnsweredAt)
        SELECT f.LedgerId, f.Term, @ToId, f.Answers, f.AnsweredAt FROM CategoryMemory f
        WHERE f.LedgerId = @LedgerId AND f.CategoryId = @FromId
          AND NOT EXISTS (SELECT 1 FROM CategoryMemory m WHERE m.LedgerId = @LedgerId AND m.Term = f.Term AND m.CategoryId = @ToId);
        DELETE FROM CategoryMemory WHERE LedgerId = @LedgerId AND CategoryId = @FromId
        """).Then(LedgersTable.TouchMemorySql);

    private static readonly Statement DeleteCategorySql = Statement.Of(
        "DELETE FROM CategoryMemory WHERE LedgerId = @LedgerId AND CategoryId = @CategoryId").Then(LedgersTable.TouchMemorySql);

    private static readonly Statement DeleteUserSql = Statement.Of("DELETE FROM CategoryMemory WHERE LedgerId = @LedgerId");

    public static Task AddAsync(DbSession session, Guid ledgerId, MemoryTerms terms, Guid categoryId, DateTimeOffset now) =>
        session.ExecuteAsync(AddAnswerSql, Answer(ledgerId, terms, categoryId, now));

    public static Task TakeBackAsync(DbSession session, Guid ledgerId, MemoryTerms terms, Guid categoryId, DateTimeOffset now) =>
        session.ExecuteAsync(TakeAnswerBackSql, Answer(ledgerId, terms, categoryId, now));

    public static Task MoveAsync(DbSession session, Guid ledgerId, Guid from, Guid to) =>
        session.ExecuteAsync(MoveAnswersSql, new { LedgerId = ledgerId, FromId = from, ToId = to });

    public static Task ForgetCategoryAsync(DbSession session, Guid ledgerId, Guid categoryId) =>
        session.ExecuteAsync(DeleteCategorySql, new { LedgerId = ledgerId, CategoryId = categoryId });

    public static Task EraseAsync(DbSession session, Guid ledgerId) => session.ExecuteAsync(DeleteUserSql, new { LedgerId = ledgerId });

    private static object Answer(Guid ledgerId, MemoryTerms terms, Guid categoryId, DateTimeOffset now) =>
        new { LedgerId = ledgerId, CategoryId = categoryId, Now = now, Terms = SqlText.Numbers(terms.All) };
}
