using System.Data;
using System.Data.Common;
using FinanceTrack.Domain.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace FinanceTrack.Tests.Data;

public sealed class RetryPolicyTests
{
    private readonly FastForwardClock _clock = new();

    [Theory]
    [InlineData(FailureKind.Conflict)]
    [InlineData(FailureKind.Outage)]
    public async Task Work_that_fails_for_a_reason_that_passes_is_run_five_times_and_then_given_up(FailureKind kind)
    {
        var runs = 0;

        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => Policy(kind).RunAsync<int>(
            () => throw new Failure($"Run {++runs}."), CancellationToken.None));

        Assert.Equal((5, "Run 5.", false), (runs, exception.InnerException?.Message, exception.IsUnreachable));
        Assert.Equal(4, _clock.Waits.Count);
    }

    [Fact]
    public async Task Work_that_fails_for_a_reason_that_lasts_is_run_once()
    {
        var runs = 0;

        await Assert.ThrowsAsync<Failure>(() => Policy(FailureKind.Permanent).RunAsync<int>(
            () => throw new Failure($"Run {++runs}."), CancellationToken.None));

        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task Work_that_exceeds_its_time_limit_is_not_retried()
    {
        var runs = 0;

        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => Policy(FailureKind.Slow).RunAsync<int>(
            () => throw new Failure($"Run {++runs}."), CancellationToken.None));

        Assert.Equal((1, false), (runs, exception.IsUnreachable));
        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task Work_that_succeeds_in_the_end_is_answered()
    {
        var runs = 0;

        Assert.Equal(3, await Policy(FailureKind.Outage).RunAsync(
            () => ++runs < 3 ? throw new Failure("Not yet.") : Task.FromResult(runs), CancellationToken.None));
    }

    [Fact]
    public async Task A_failure_is_known_in_whatever_it_was_wrapped()
    {
        var runs = 0;

        Assert.Equal(3, await Policy(FailureKind.Outage).RunAsync(
            () => ++runs switch
            {
                1 => throw new DataException("Column 7.", new DataException("Column 7.", new Failure("Gone."))),
                2 => throw new InvalidOperationException("Cannot access the table.", new Failure("Gone.")),
                _ => Task.FromResult(runs),
            },
            CancellationToken.None));
    }

    [Fact]
    public async Task Other_exceptions_are_not_retried() =>
        await Assert.ThrowsAsync<TimeoutException>(() => Policy(FailureKind.Outage).RunAsync<int>(
            () => throw new TimeoutException(), CancellationToken.None));

    [Fact]
    public async Task A_commit_whose_outcome_is_unknown_is_never_run_again()
    {
        var runs = 0;

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => Of(Dialects.SqlServer, new DatabaseOptions()).RunAsync<int>(
            () => throw new OutcomeUnknownException(new Failure($"Run {++runs}.")), CancellationToken.None));

        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_connection_is_asked_for_during_a_minute_at_growing_distances()
    {
        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(
            () => Policy(FailureKind.Outage).OpenAsync(CancellationToken.None));

        Assert.True(exception.IsUnreachable);
        Assert.InRange(_clock.Waits.Sum(wait => wait.TotalSeconds), 50, 60);
        Assert.InRange(_clock.Waits.Count, 8, 15);
        Assert.All(_clock.Waits, wait => Assert.InRange(wait.TotalSeconds, 0.25, 10));
        Assert.All(_clock.Waits.Take(4).Select((wait, i) => wait.TotalSeconds / Math.Pow(2, i)), first => Assert.InRange(first, 0.25, 0.5));
    }

    [Fact]
    public async Task Attempts_to_open_do_not_multiply_with_runs_of_the_work()
    {
        var (policy, runs) = (Policy(FailureKind.Outage), 0);

        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => policy.RunAsync(
            () =>
            {
                runs++;
                return policy.OpenAsync(CancellationToken.None);
            },
            CancellationToken.None));

        Assert.Equal((1, true), (runs, exception.IsUnreachable));
    }

    [Fact]
    public async Task A_port_without_a_server_is_unreachable_and_the_driver_does_not_retry()
    {
        var unreachable = new DatabaseOptions
        {
            ConnectionString = "Server=127.0.0.1,1;User ID=unknown;Password=none;Encrypt=False;Connect Timeout=1;ConnectRetryCount=3",
            PatienceSeconds = 0,
        };

        var exception = await Assert.ThrowsAsync<DatabaseUnavailableException>(
            () => Of(Dialects.SqlServer, unreachable).OpenAsync(CancellationToken.None));

        Assert.IsType<SqlException>(exception.InnerException);
        using var connection = (SqlConnection)Dialects.SqlServer.CreateConnection(unreachable.ConnectionString);
        Assert.Equal(0, new SqlConnectionStringBuilder(connection.ConnectionString).ConnectRetryCount);
    }

    [Fact]
    public async Task A_caller_who_cancels_gets_no_outage()
    {
        using var givenUp = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Policy(FailureKind.Outage).RunAsync<int>(
            () =>
            {
                givenUp.Cancel();
                throw new Failure("Gone.");
            },
            givenUp.Token));

        Assert.Empty(_clock.Waits);
    }

    private RetryPolicy Policy(FailureKind kind)
    {
        var dialect = new Mock<IDialect>();
        dialect.Setup(d => d.KindOfWork(It.IsAny<Failure>())).Returns(kind);
        dialect.Setup(d => d.KindOfOpening(It.IsAny<Failure>())).Returns(kind);
        dialect.Setup(d => d.CreateConnection(It.IsAny<string>())).Returns(Mock.Of<DbConnection>());
        dialect.Setup(d => d.OpenAsync(It.IsAny<DbConnection>(), It.IsAny<CancellationToken>())).ThrowsAsync(new Failure("Away."));
        return Of(dialect.Object, new DatabaseOptions());
    }

    private RetryPolicy Of(IDialect dialect, DatabaseOptions options) => new(dialect, options, _clock, NullLogger.Instance);

    private sealed class Failure(string message) : DbException(message);
}
