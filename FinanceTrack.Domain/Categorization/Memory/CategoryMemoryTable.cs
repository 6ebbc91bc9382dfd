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
        WHERE UserId = @UserId AND CategoryId = @CategoryId AND Term IN {d.NumbersOf("@Terms")};
        INSERT INTO CategoryMemory (UserId, Term, CategoryId, Answers, AnsweredAt)
        SELECT @UserId, t.Number, @CategoryId, 1, @Now FROM {d.NumbersOf("@Terms")} t
        WHERE NOT EXISTS (SELECT 1 FROM CategoryMemory m WHERE m.UserId = @UserId AND m.Term = t.Number AND m.CategoryId = @CategoryId)
        """).Then(LedgersTable.TouchMemorySql);

    private static readonly Statement TakeAnswerBackSql = Statement.Of(d => $"""
        UPDATE CategoryMemory SET Answers = Answers - 1
        WHERE UserId = @UserId AND CategoryId = @CategoryId AND Term IN {d.NumbersOf("@Terms")};
        DELETE FROM CategoryMemory
        WHERE UserId = @UserId AND CategoryId = @CategoryId AND Answers <= 0 AND Term IN {d.NumbersOf("@Terms")}
        """).Then(LedgersTable.TouchMemorySql);

    private static readonly Statement MoveAnswersSql = Statement.Of("""
        UPDATE CategoryMemory SET Answers = Answers
            + (SELECT f.Answers FROM CategoryMemory f WHERE f.UserId = @UserId AND f.Term = CategoryMemory.Term AND f.CategoryId = @FromId)
        WHERE UserId = @UserId AND CategoryId = @ToId
          AND EXISTS (SELECT 1 FROM CategoryMemory f WHERE f.UserId = @UserId AND f.Term = CategoryMemory.Term AND f.CategoryId = @FromId);
        INSERT INTO CategoryMemory (UserId, Term, CategoryId, Answers, AnsweredAt)
        SELECT f.UserId, f.Term, @ToId, f.Answers, f.AnsweredAt FROM CategoryMemory f WHERE f.UserId = @UserId AND f.CategoryId = @FromId
          AND NOT EXISTS (SELECT 1 FROM CategoryMemory m WHERE m.UserId = @UserId AND m.Term = f.Term AND m.CategoryId = @ToId);
        DELETE FROM CategoryMemory WHERE UserId = @UserId AND CategoryId = @FromId
        """).Then(LedgersTable.TouchMemorySql);

    private static readonly Statement DeleteCategorySql = Statement.Of(
        "DELETE FROM CategoryMemory WHERE UserId = @UserId AND CategoryId = @CategoryId").Then(LedgersTable.TouchMemorySql);

    private static readonly Statement DeleteUserSql = Statement.Of("DELETE FROM CategoryMemory WHERE UserId = @UserId");

    public static Task AddAsync(DbSession session, Guid userId, MemoryTerms terms, Guid categoryId, DateTimeOffset now) =>
        session.ExecuteAsync(AddAnswerSql, Answer(userId, terms, categoryId, now));

    public static Task TakeBackAsync(DbSession session, Guid userId, MemoryTerms terms, Guid categoryId, DateTimeOffset now) =>
        session.ExecuteAsync(TakeAnswerBackSql, Answer(userId, terms, categoryId, now));

    public static Task MoveAsync(DbSession session, Guid userId, Guid from, Guid to) =>
        session.ExecuteAsync(MoveAnswersSql, new { UserId = userId, FromId = from, ToId = to });

    public static Task ForgetCategoryAsync(DbSession session, Guid userId, Guid categoryId) =>
        session.ExecuteAsync(DeleteCategorySql, new { UserId = userId, CategoryId = categoryId });

    public static Task EraseAsync(DbSession session, Guid userId) => session.ExecuteAsync(DeleteUserSql, new { UserId = userId });

    private static object Answer(Guid userId, MemoryTerms terms, Guid categoryId, DateTimeOffset now) =>
        new { UserId = userId, CategoryId = categoryId, Now = now, Terms = SqlText.Numbers(terms.All) };
}
