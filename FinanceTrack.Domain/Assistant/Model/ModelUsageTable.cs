using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>A row of <c>AssistantUsage</c>: what a user's calls of the model used on a day (UTC).</summary>
public sealed record ModelUsageRow
{
    public DateOnly Day { get; init; }

    public int Calls { get; init; }

    public long InputTokens { get; init; }

    public long OutputTokens { get; init; }

    /// <summary>In millionths of the currency of the prices.</summary>
    public long CostMicros { get; init; }

    internal ModelUsage Usage => new(InputTokens, OutputTokens);
}

/// <summary>All SQL of <c>AssistantUsage</c>.</summary>
internal static class ModelUsageTable
{
    private static readonly Statement FindSql = Statement.Of("""
        SELECT Day, Calls, InputTokens, OutputTokens, CostMicros FROM AssistantUsage WHERE UserId = @UserId AND Day = @Day
        """);

    private static readonly Statement AddSql = Statement.Of(d => d.Upsert(
        "AssistantUsage", keys: ["UserId", "Day"], set: [], add: ["Calls", "InputTokens", "OutputTokens", "CostMicros"]));

    private static readonly Statement DeleteUserSql = Statement.Of("DELETE FROM AssistantUsage WHERE UserId = @UserId");

    private static readonly Statement DeletePastSql = Statement.Of("DELETE FROM AssistantUsage WHERE Day < @Before");

    internal static readonly Statement OfUserSql = Statement.Of("""
        SELECT Day, Calls, InputTokens, OutputTokens, CostMicros FROM AssistantUsage WHERE UserId = @UserId ORDER BY Day
        """);

    /// <summary>A row of nothing where the user has not used the model on that day.</summary>
    public static async Task<ModelUsageRow> GetAsync(DbSession session, Guid userId, DateOnly day) =>
        await session.FindAsync<ModelUsageRow>(FindSql, new { UserId = userId, Day = day }) ?? new ModelUsageRow { Day = day };

    /// <summary>Adds to the day's row, which others at the same row wait for.</summary>
    public static Task AddAsync(DbSession session, Guid userId, DateOnly day, int calls, ModelUsage usage, long costMicros) =>
        session.ExecuteAsync(
            AddSql,
            new
            {
                UserId = userId,
                Day = day,
                Calls = calls,
                usage.InputTokens,
                usage.OutputTokens,
                CostMicros = costMicros,
            });

    public static Task EraseUserAsync(DbSession session, Guid userId) => session.ExecuteAsync(DeleteUserSql, new { UserId = userId });

    public static Task DeletePastAsync(DbSession session, DateOnly before) =>
        session.ExecuteAsync(DeletePastSql, new { Before = before });
}
