using System.Data;
using System.Data.Common;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Results;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Tests.Data;

/// <summary>What becomes of work whose connection is cut. SQLite has none that could be.</summary>
public sealed class LostConnectionTests : IAsyncLifetime
{
    private static readonly Statement MinorsSql = Statement.Of("SELECT Minor FROM Scratch ORDER BY Minor");

    private ScratchTable _scratch = null!;
    private SqlServerProxy _way = null!;
    private Database _database = null!;

    public async Task InitializeAsync()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("FINANCETRACK_SQLSERVER")))
            return;
        _scratch = await ScratchTable.CreateAsync(DatabaseProvider.SqlServer);
        _way = new SqlServerProxy(_scratch.ConnectionString);
        _database = new Database(Options.Create(_way.Options), TimeProvider.System, NullLogger<Database>.Instance);
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_transaction_cut_before_its_commit_is_run_again_and_is_there_once(bool writesInBulk)
    {
        OnSqlServerOnly();
        var runs = 0;

        var answer = await _database.WriteAsync(async session =>
        {
            await ScratchTable.InsertAsync(session, new ScratchRow { Minor = 1 });
            if (++runs < 3)
                _way.Cut();
            if (writesInBulk)
                await session.InsertManyAsync("Scratch", ScratchTable.Columns, [new ScratchRow { Minor = 2 }.Values]);
            else
                await ScratchTable.InsertAsync(session, new ScratchRow { Minor = 2 });
            return runs;
        }, CancellationToken.None);

        Assert.Equal(3, answer);
        Assert.Equal(2, await _scratch.CountAsync());
    }

    [SkippableFact]
    public async Task A_rollback_that_is_cut_leaves_nothing_and_its_work_is_asked_again()
    {
        OnSqlServerOnly();
        var runs = 0;

        var result = await _database.WriteAsync<Done>(async session =>
        {
            await ScratchTable.InsertAsync(session, new ScratchRow());
            if (++runs < 2)
                _way.Cut();
            return new ConflictError("No.");
        }, CancellationToken.None);

        Assert.IsType<ConflictError>(result.Error);
        Assert.Equal(0, await _scratch.CountAsync());
    }

    [SkippableTheory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task A_transaction_cut_at_its_commit_is_never_run_again_and_its_caller_is_told(bool serverHeard, int rows)
    {
        OnSqlServerOnly();
        var (runs, followed) = (0, 0);
        _way.CutAtCommit(serverHeard);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => _database.WriteAsync(async session =>
        {
            runs++;
            session.AfterCommit(_ => Task.FromResult(followed++));
            return await ScratchTable.InsertAsync(session, new ScratchRow());
        }, CancellationToken.None));

        Assert.Equal((1, 0), (runs, followed));
        Assert.Equal(rows, await _scratch.CountAsync());
    }

    [SkippableFact]
    public async Task A_read_that_is_cut_is_answered()
    {
        OnSqlServerOnly();
        await _scratch.Database.WriteAsync(
            session => ScratchTable.InsertAsync(session, new ScratchRow { Minor = 7 }), CancellationToken.None);
        var runs = 0;

        var minors = await _database.ReadAsync(async session =>
        {
            await session.QueryAsync<long>(MinorsSql);
            if (++runs < 3)
                _way.Cut();
            return await session.QueryAsync<long>(MinorsSql);
        }, CancellationToken.None);

        Assert.Equal([7], minors);
        Assert.Equal(3, runs);
    }

    [SkippableFact]
    public async Task Idle_connections_that_were_cut_are_replaced_without_an_error()
    {
        OnSqlServerOnly();
        Task<int[]> ReadManyAsync() => Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _database.ReadAsync(async session =>
            (await session.QueryAsync<long>(MinorsSql)).Count, CancellationToken.None)));
        await ReadManyAsync();

        _way.Cut();

        Assert.Equal(new int[8], await ReadManyAsync());
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_silent_connection_is_an_outage_after_the_timeout_and_is_not_reused(bool writes)
    {
        OnSqlServerOnly();
        using var database = new Database(Options.Create(_way.Hurried), TimeProvider.System, NullLogger<Database>.Instance);
        Task<int> InsertAsync(bool onSilence) => database.WriteAsync(session => WorkAsync(session, onSilence), CancellationToken.None);
        Task<int> ReadAsync(bool onSilence) => database.ReadAsync(session => WorkAsync(session, onSilence), CancellationToken.None);
        var runs = 0;
        Task<int> WorkAsync(DbSession session, bool onSilence)
        {
            runs++;
            if (onSilence)
                _way.Silence();
            return ScratchTable.InsertAsync(session, new ScratchRow());
        }

        await Assert.ThrowsAsync<DatabaseUnavailableException>(() => writes ? InsertAsync(onSilence: true) : ReadAsync(onSilence: true));

        Assert.Equal(1, runs);
        Assert.Equal(1, await InsertAsync(onSilence: false));
        Assert.Equal(1, await _scratch.CountAsync());
    }

    [SkippableFact]
    public async Task A_stream_begins_again_before_its_first_row_and_fails_after_it()
    {
        OnSqlServerOnly();
        await _scratch.Database.WriteAsync(async session =>
        {
            await session.InsertManyAsync(
                "Scratch", ScratchTable.Columns,
                [.. Enumerable.Range(0, 20_000).Select(i => new ScratchRow { Minor = i, Words = new('w', 100) }.Values)]);
            return true;
        }, CancellationToken.None);
        _way.Close();
        var opened = Task.Delay(TimeSpan.FromSeconds(1)).ContinueWith(_ => _way.Open(), TaskScheduler.Default);
        var read = new List<long>();

        var failure = await Record.ExceptionAsync(async () =>
        {
            await foreach (var row in _database.StreamAsync<ScratchRow>(ScratchTable.SelectSql, null, CancellationToken.None))
            {
                if (read.Count == 0)
                    _way.Cut();
                read.Add(row.Minor);
            }
        });

        await opened;
        Assert.True(failure is DataException or DbException);
        Assert.InRange(read.Count, 1, 19_999);
        Assert.Equal(read.Count, read.Distinct().Count());
    }

    [SkippableFact]
    public async Task An_unreachable_server_is_retried_for_a_while()
    {
        OnSqlServerOnly();
        _way.Close();
        var reading = _database.ReadAsync(session => session.QueryAsync<long>(MinorsSql), CancellationToken.None);
        var writing = _database.WriteAsync(session => ScratchTable.InsertAsync(session, new ScratchRow()), CancellationToken.None);

        await Task.Delay(TimeSpan.FromSeconds(2));
        Assert.False(reading.IsCompleted || writing.IsCompleted);
        _way.Open();

        await Task.WhenAll(reading, writing);
        Assert.Equal(1, await _scratch.CountAsync());
    }

    [SkippableFact]
    public async Task A_caller_that_waits_for_an_unreachable_server_may_cancel()
    {
        OnSqlServerOnly();
        _way.Close();
        using var givenUp = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            _database.ReadAsync(session => session.QueryAsync<long>(MinorsSql), givenUp.Token));
    }

    public async Task DisposeAsync()
    {
        if (_scratch is null)
            return;
        _database.Dispose();
        await _way.DisposeAsync();
        await _scratch.DisposeAsync();
    }

    private static void OnSqlServerOnly() => _ = DatabaseProviders.SqlServer;
}
