using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Tests.Support;
using Microsoft.Data.Sqlite;

namespace FinanceTrack.Tests.Data;

public sealed class DatabaseTests
{
    private const int SqliteBusy = 5;

    private static readonly Statement LockedSql = Statement.Of(dialect => $"SELECT Minor FROM Scratch {dialect.ForUpdate}");

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_failure_as_a_value_rolls_back_and_is_answered(DatabaseProvider provider)
    {
        await using var scratch = await ScratchTable.CreateAsync(provider);

        var result = await scratch.Database.WriteAsync<Done>(async session =>
        {
            await ScratchTable.InsertAsync(session, new ScratchRow());
            return new ConflictError("No.");
        }, CancellationToken.None);

        Assert.IsType<ConflictError>(result.Error);
        Assert.Equal(0, await scratch.CountAsync());
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_failure_commits_where_the_work_asks_for_it(DatabaseProvider provider)
    {
        await using var scratch = await ScratchTable.CreateAsync(provider);

        var result = await scratch.Database.WriteAsync<Done>(
            async session =>
            {
                await ScratchTable.InsertAsync(session, new ScratchRow());
                return new ConflictError("No.");
            },
            commitOnFailure: true,
            CancellationToken.None);

        Assert.IsType<ConflictError>(result.Error);
        Assert.Equal(1, await scratch.CountAsync());
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task An_exception_rolls_back_and_comes_out(DatabaseProvider provider)
    {
        await using var scratch = await ScratchTable.CreateAsync(provider);

        await Assert.ThrowsAsync<TimeoutException>(() => scratch.Database.WriteAsync<int>(async session =>
        {
            await ScratchTable.InsertAsync(session, new ScratchRow());
            throw new TimeoutException();
        }, CancellationToken.None));

        Assert.Equal(0, await scratch.CountAsync());
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task What_follows_a_commit_sees_it_and_its_failure_does_not_undo_it(DatabaseProvider provider)
    {
        await using var scratch = await ScratchTable.CreateAsync(provider);
        var seen = new List<int>();

        var answer = await scratch.Database.WriteAsync(async session =>
        {
            session.AfterCommit(async _ => seen.Add(await scratch.CountAsync()));
            session.AfterCommit(_ => throw new TimeoutException());
            session.AfterCommit(async _ => seen.Add(await scratch.CountAsync()));
            return await ScratchTable.InsertAsync(session, new ScratchRow());
        }, CancellationToken.None);

        Assert.Equal(1, answer);
        Assert.Equal([1, 1], seen);
    }

    [Fact]
    public async Task Work_after_a_commit_continues_when_its_caller_has_cancelled()
    {
        await using var scratch = await ScratchTable.CreateAsync(DatabaseProvider.Sqlite);
        using var caller = new CancellationTokenSource();
        var followed = new List<bool>();

        await scratch.Database.WriteAsync(session =>
        {
            session.AfterCommit(_ => caller.CancelAsync());
            session.AfterCommit(token =>
            {
                followed.Add(token.IsCancellationRequested);
                return Task.CompletedTask;
            });
            return Task.FromResult(true);
        }, caller.Token);

        Assert.Equal([false], followed);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Nothing_follows_a_transaction_that_is_rolled_back(DatabaseProvider provider)
    {
        await using var scratch = await ScratchTable.CreateAsync(provider);
        var followed = false;

        await scratch.Database.WriteAsync<Done>(session =>
        {
            session.AfterCommit(_ => Task.FromResult(followed = true));
            return Task.FromResult<Result<Done>>(new ConflictError("No."));
        }, CancellationToken.None);

        Assert.False(followed);
    }

    [Fact]
    public async Task A_transaction_that_the_engine_gave_up_is_run_again_from_its_start()
    {
        await using var scratch = await ScratchTable.CreateAsync(DatabaseProvider.Sqlite);
        var (attempts, followed) = (0, 0);

        await scratch.Database.WriteAsync(async session =>
        {
            session.AfterCommit(_ => Task.FromResult(++followed));
            await ScratchTable.InsertAsync(session, new ScratchRow());
            return ++attempts < 3 ? throw new SqliteException("busy", SqliteBusy) : attempts;
        }, CancellationToken.None);

        Assert.Equal((3, 1), (attempts, followed));
        Assert.Equal(1, await scratch.CountAsync());
    }

    [Fact]
    public async Task A_transaction_that_is_given_up_every_time_fails_in_the_end()
    {
        await using var scratch = await ScratchTable.CreateAsync(DatabaseProvider.Sqlite);
        var attempts = 0;

        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => scratch.Database.WriteAsync<int>(_ =>
        {
            attempts++;
            throw new SqliteException("busy", SqliteBusy);
        }, CancellationToken.None));

        Assert.Equal(5, attempts);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_cancelled_write_leaves_nothing(DatabaseProvider provider)
    {
        await using var scratch = await ScratchTable.CreateAsync(provider);
        using var cancelled = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scratch.Database.WriteAsync(async session =>
        {
            await ScratchTable.InsertAsync(session, new ScratchRow());
            await cancelled.CancelAsync();
            cancelled.Token.ThrowIfCancellationRequested();
            return true;
        }, cancelled.Token));

        Assert.Equal(0, await scratch.CountAsync());
    }

    [SkippableFact]
    public async Task Cancelling_a_statement_that_waits_for_a_lock_is_not_a_database_failure()
    {
        await using var scratch = await ScratchTable.CreateAsync(DatabaseProvider.SqlServer);
        await scratch.Database.WriteAsync(session => ScratchTable.InsertAsync(session, new ScratchRow()), CancellationToken.None);
        async Task StreamAsync(CancellationToken cancellationToken)
        {
            await foreach (var _ in scratch.Database.StreamAsync<long>(LockedSql, null, cancellationToken))
            {
            }
        }

        foreach (var work in (Func<CancellationToken, Task>[])
            [token => scratch.Database.ReadAsync(ReadAsync, token), token => scratch.Database.WriteAsync(ReadAsync, token), StreamAsync])
        {
            var held = new TaskCompletionSource();
            var holder = scratch.Database.WriteAsync(async session =>
            {
                await ReadAsync(session);
                held.SetResult();
                await Task.Delay(TimeSpan.FromSeconds(2));
                return true;
            }, CancellationToken.None);
            await held.Task;

            using var givenUp = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work(givenUp.Token));
            await holder;
        }
    }

    private static Task<long> ReadAsync(DbSession session) => session.ScalarAsync<long>(LockedSql);
}
