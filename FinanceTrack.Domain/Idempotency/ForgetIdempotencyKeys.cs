using FinanceTrack.Domain.Data;

namespace FinanceTrack.Domain.Idempotency;

/// <summary>Deletes the keys that are past their <see cref="IdempotentWrites.Retention"/>.</summary>
public sealed class ForgetIdempotencyKeys(Database database, TimeProvider time)
{
    private static readonly Statement DeleteSql = Statement.Of("DELETE FROM IdempotencyKeys WHERE CreatedAt < @Before");

    /// <summary>Returns the number of deleted keys.</summary>
    public Task<int> ExecuteAsync(CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(DeleteSql, new { Before = time.Now() - IdempotentWrites.Retention }), cancellationToken);
}
