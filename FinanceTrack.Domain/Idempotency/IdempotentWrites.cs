using System.Collections.Concurrent;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;

namespace FinanceTrack.Domain.Idempotency;

/// <summary>
/// Carries out a write once per key. The key, the effect and the answer commit in one transaction, so a crash leaves all or
/// nothing of them. A failed attempt leaves no key: the corrected request may use it again.
/// </summary>
public sealed class IdempotentWrites(Database database, TimeProvider time)
{
    /// <summary>How long a key is remembered.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(24);

    private static readonly Statement ClaimSql = Statement.Of(d => d.InsertIfAbsent(
        "IdempotencyKeys", ["UserId", "KeyHash"], ["UserId", "KeyHash", "RequestHash", "CreatedAt"]));

    private static readonly Statement FindSql = Statement.Of("""
        SELECT RequestHash, Answer FROM IdempotencyKeys WHERE UserId = @UserId AND KeyHash = @KeyHash
        """);

    private static readonly Statement AnswerSql = Statement.Of("""
        UPDATE IdempotencyKeys SET Answer = @Answer WHERE UserId = @UserId AND KeyHash = @KeyHash
        """);

    private static readonly Statement ReleaseSql = Statement.Of(
        "DELETE FROM IdempotencyKeys WHERE UserId = @UserId AND KeyHash = @KeyHash");

    private static readonly Statement DeleteUserSql = Statement.Of("DELETE FROM IdempotencyKeys WHERE UserId = @UserId");

    private readonly ConcurrentDictionary<(Guid, string), byte> _running = new();

    /// <summary>
    /// Runs the work in one transaction, or answers what it answered before. <see cref="ConflictError"/> while the same key runs,
    /// <see cref="UnprocessableError"/> when it was used for another request. Without a key it is an ordinary write.
    /// </summary>
    /// <param name="userId">Whose key it is: two users' equal keys have nothing to do with each other.</param>
    public async Task<Result<T>> WriteAsync<T>(
        Guid userId, IdempotencyKey? key, Func<DbSession, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        if (key is null)
            return await database.WriteAsync(work, cancellationToken);
        if (!_running.TryAdd((userId, key.Value), 0))
            return new ConflictError("A request with this Idempotency-Key is still running.");
        try
        {
            return await database.WriteAsync(session => WriteOnceAsync(session, userId, key, work), cancellationToken);
        }
        finally
        {
            _running.TryRemove((userId, key.Value), out _);
        }
    }

    /// <summary>
    /// As <see cref="WriteAsync"/>, inside a transaction of the caller's that commits even when the work fails: a failed attempt
    /// releases its key. The caller has locked the user, so that equal keys do not run at once.
    /// </summary>
    internal async Task<Result<T>> WriteInAsync<T>(DbSession session, Guid userId, IdempotencyKey? key, Func<Task<Result<T>>> work)
    {
        if (key is null)
            return await work();
        var result = await WriteOnceAsync(session, userId, key, _ => work());
        if (!result.Succeeded)
            await session.ExecuteAsync(ReleaseSql, new { UserId = userId, KeyHash = StoredAnswer.Hash(userId, key) });
        return result;
    }

    internal static Task EraseUserAsync(DbSession session, Guid userId) => session.ExecuteAsync(DeleteUserSql, new { UserId = userId });

    private async Task<Result<T>> WriteOnceAsync<T>(
        DbSession session, Guid userId, IdempotencyKey key, Func<DbSession, Task<Result<T>>> work)
    {
        var hash = StoredAnswer.Hash(userId, key);
        var claimed = await session.ExecuteAsync(
            ClaimSql, new { UserId = userId, KeyHash = hash, key.RequestHash, CreatedAt = time.Now() });
        if (claimed == 0)
            return await ReplayAsync<T>(session, userId, key, hash);

        var result = await work(session);
        if (result.TryGet(out var answer, out _))
            await session.ExecuteAsync(AnswerSql, new { UserId = userId, KeyHash = hash, Answer = StoredAnswer.Seal(answer, userId, key) });
        return result;
    }

    private static async Task<Result<T>> ReplayAsync<T>(DbSession session, Guid userId, IdempotencyKey key, byte[] hash)
    {
        var stored = await session.FindAsync<KeyRow>(FindSql, new { UserId = userId, KeyHash = hash })
            ?? throw new InvalidOperationException("An idempotency key was neither inserted nor found.");
        return stored.RequestHash.AsSpan().SequenceEqual(key.RequestHash)
            ? StoredAnswer.Open<T>(stored.Answer, userId, key)
            : new UnprocessableError("This Idempotency-Key was used for another request.");
    }

    private sealed class KeyRow
    {
        public byte[] RequestHash { get; init; } = [];

        public byte[] Answer { get; init; } = [];
    }
}
