using System.Data.Common;
using FinanceTrack.Domain.Data;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Data;

public sealed class DialectTests
{
    private static readonly Statement InsertIfAbsentSql =
        Statement.Of(dialect => dialect.InsertIfAbsent("Scratch", ["Id"], ScratchTable.Columns));

    private static readonly Statement UpsertSql = Statement.Of(dialect => dialect.Upsert("Scratch", ["Id"],
        [.. ScratchTable.Columns.Except(["Id", "Minor"])], ["Minor"]));

    private static readonly Statement FirstThreeSql = Statement.Of(dialect =>
        $"SELECT Minor FROM Scratch ORDER BY Minor DESC {dialect.Limit("@Limit")}");

    private static readonly Statement LockedSql = Statement.Of(dialect => $"SELECT Minor FROM Scratch {dialect.ForUpdate} WHERE Id = @Id");

    private static readonly Statement SetMinorSql = Statement.Of("UPDATE Scratch SET Minor = @Minor WHERE Id = @Id");

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Of_many_inserts_of_a_key_at_once_one_succeeds_and_none_fails(DatabaseProvider provider)
    {
        await using var scratch = await ScratchTable.CreateAsync(provider);
        var id = Guid.CreateVersion7();

        var inserted = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => scratch.Database.WriteAsync(
            session => session.ExecuteAsync(InsertIfAbsentSql, new ScratchRow { Id = id, Minor = i }), CancellationToken.None)));

        Assert.Equal(1, inserted.Sum());
        Assert.Single(await scratch.RowsAsync());
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Many_upserts_of_a_key_at_once_all_count(DatabaseProvider provider)
    {
        await using var scratch = await ScratchTable.CreateAsync(provider);
        var id = Guid.CreateVersion7();

        await Task.WhenAll(Enumerable.Range(1, 20).Select(i => scratch.Database.WriteAsync(
            session => session.ExecuteAsync(UpsertSql, new ScratchRow { Id = id, Minor = i, Words = "last" }), CancellationToken.None)));

        var row = Assert.Single(await scratch.RowsAsync());
        Assert.Equal((210, "last"), (row.Minor, row.Words));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_row_read_to_be_changed_is_changed_by_one_at_a_time(DatabaseProvider provider)
    {
        await using var scratch = await ScratchTable.CreateAsync(provider);
        var row = new ScratchRow();
        await scratch.Database.WriteAsync(session => ScratchTable.InsertAsync(session, row), CancellationToken.None);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => scratch.Database.WriteAsync(async session =>
        {
            var minor = await session.ScalarAsync<long>(LockedSql, new { row.Id });
            await Task.Yield();
            return await session.ExecuteAsync(SetMinorSql, new { Minor = minor + 1, row.Id });
        }, CancellationToken.None)));

        Assert.Equal(20, (await scratch.RowsAsync()).Single().Minor);
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_limit_takes_the_first_rows(DatabaseProvider provider)
    {
        await using var scratch = await ScratchTable.CreateAsync(provider);
        await scratch.Database.WriteAsync(async session =>
        {
            await session.InsertManyAsync("Scratch", ScratchTable.Columns,
                [.. Enumerable.Range(1, 1000).Select(i => new ScratchRow { Minor = i }.Values)]);
            return true;
        }, CancellationToken.None);

        Assert.Equal([1000, 999, 998], await scratch.Database.ReadAsync(
            session => session.QueryAsync<long>(FirstThreeSql, new { Limit = 3 }), CancellationToken.None));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_repeated_key_is_known_as_a_unique_violation_and_no_reason_to_try_again(DatabaseProvider provider)
    {
        await using var scratch = await ScratchTable.CreateAsync(provider);
        var row = new ScratchRow();
        Task<int> InsertAsync() => scratch.Database.WriteAsync(session => ScratchTable.InsertAsync(session, row), CancellationToken.None);
        await InsertAsync();

        var exception = await Assert.ThrowsAnyAsync<DbException>(InsertAsync);

        Assert.True(scratch.Database.Dialect.IsUniqueViolation(exception));
        Assert.Equal(FailureKind.Permanent, scratch.Database.Dialect.KindOfWork(exception));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_statement_that_failed_runs_again_on_the_same_connection(DatabaseProvider provider)
    {
        await using var scratch = await ScratchTable.CreateAsync(provider);
        var row = new ScratchRow();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await scratch.Database.WriteAsync(
                async session =>
                {
                    await ScratchTable.InsertAsync(session, new ScratchRow { Minor = 7 });
                    return await Record.ExceptionAsync(() => ScratchTable.InsertAsync(session, row));
                },
                CancellationToken.None);
        }

        Assert.Equal([row.Id], (await scratch.RowsAsync()).Where(r => r.Minor == row.Minor).Select(r => r.Id));
        Assert.Equal(3, (await scratch.RowsAsync()).Count(r => r.Minor == 7));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Sessions_side_by_side_each_read_what_they_asked_for(DatabaseProvider provider)
    {
        await using var scratch = await ScratchTable.CreateAsync(provider);
        await scratch.Database.WriteAsync(async session =>
        {
            await session.InsertManyAsync("Scratch", ScratchTable.Columns,
                [.. Enumerable.Range(1, 200).Select(i => new ScratchRow { Minor = i }.Values)]);
            return true;
        }, CancellationToken.None);

        await Parallel.ForAsync(0, 500, async (i, cancellationToken) =>
        {
            var rows = await scratch.Database.ReadAsync(
                session => session.QueryAsync(FirstThreeSql, new { Limit = 1 + (i % 50) }, row => row.Long(0)), cancellationToken);
            Assert.Equal(Enumerable.Range(0, 1 + (i % 50)).Select(place => 200L - place), rows);
        });
    }
}
