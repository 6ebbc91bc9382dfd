using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Messaging;

/// <summary>Poison messages, newest first, for administrators.</summary>
public sealed class ListPoisonMessages(Database database)
{
    private static readonly Statement NewestSql = Statement.Of(dialect => $"""
        SELECT {PoisonMessage.Columns} FROM PoisonMessages
        WHERE Id < @Before AND (@Queue IS NULL OR Queue = @Queue) AND (@Status IS NULL OR Status = @Status)
        ORDER BY Id DESC {dialect.Limit("@Limit")}
        """);

    public async Task<Result<Page<PoisonMessage>>> ExecuteAsync(
        string? queue, PoisonStatus? status, PageRequest page, CancellationToken cancellationToken)
    {
        if (!page.BeforeId().TryGet(out var before, out var error))
            return error;

        var parameters = new { Before = before, Queue = queue, Status = status, Limit = page.Limit + 1 };
        var messages = await database.ReadAsync(
            session => session.QueryAsync<PoisonMessage>(NewestSql, parameters), cancellationToken);
        return page.Of(messages, message => message.Id);
    }
}
