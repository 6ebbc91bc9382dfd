using Azure.Identity;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Data.SqlServer;
using Microsoft.Data.SqlClient;

namespace FinanceTrack.Tests.Data;

public sealed class SqlServerFailuresTests
{
    public static TheoryData<int> DriversOwn => [.. SqlConfigurableRetryFactory.BaselineTransientErrors];

    [Theory]
    [InlineData(1205, 13)] // Deadlock victim.
    [InlineData(1222, 16)] // Waited too long for a lock.
    [InlineData(3960, 16)] // Update conflict under snapshot isolation.
    public void Another_writer_is_a_conflict(int number, byte severity) =>
        Assert.Equal(FailureKind.Conflict, SqlServerFailures.Of(number, severity));

    [Theory]
    [InlineData(40613, 17)] // Not available: it wakes up, or moves.
    [InlineData(40197, 17)] // The service failed over.
    [InlineData(40501, 20)] // Busy: come back in ten seconds.
    [InlineData(40540, 17)]
    [InlineData(40143, 17)]
    [InlineData(49918, 16)] // No resources for the request.
    [InlineData(49919, 16)]
    [InlineData(49920, 16)]
    [InlineData(10928, 16)] // The database's limit of workers or sessions.
    [InlineData(10929, 16)]
    [InlineData(10936, 16)] // The elastic pool's.
    [InlineData(4060, 11)] // The database cannot be opened.
    [InlineData(4221, 16)] // A secondary is not ready yet.
    [InlineData(615, 21)]
    [InlineData(926, 14)]
    public void What_Azure_SQL_says_of_itself_is_an_outage(int number, byte severity) =>
        Assert.Equal(FailureKind.Outage, SqlServerFailures.Of(number, severity));

    [Theory]
    [InlineData(10053)] // Aborted by this machine,
    [InlineData(10054)] // reset by the other one,
    [InlineData(10060)] // no answer,
    [InlineData(64)] // the network name was deleted,
    [InlineData(121)] // the semaphore timed out,
    [InlineData(233)] // no server at the other end,
    [InlineData(20)] // no encryption at the other end,
    [InlineData(0)] // the same inside TLS, where the driver has no number for it;
    [InlineData(596)] // KILL.
    public void What_ends_the_connection_is_an_outage_whatever_its_number(int number) =>
        Assert.Equal(FailureKind.Outage, SqlServerFailures.Of(number, 20));

    [Theory]
    [MemberData(nameof(DriversOwn))]
    public void A_failure_that_the_driver_would_retry_is_never_permanent(int number) =>
        Assert.NotEqual(FailureKind.Permanent, SqlServerFailures.Of(number, 16));

    [Theory]
    [InlineData(0, 11)] // Cancelled.
    [InlineData(102, 15)] // Syntax.
    [InlineData(208, 16)] // No such table.
    [InlineData(515, 16)] // NULL where there must be a value.
    [InlineData(547, 16)] // A foreign key.
    [InlineData(2601, 14)] // A unique index.
    [InlineData(2627, 14)] // A unique constraint.
    [InlineData(18456, 14)] // Who is that?
    [InlineData(40615, 14)] // The firewall.
    public void What_would_fail_again_lasts(int number, byte severity) =>
        Assert.Equal(FailureKind.Permanent, SqlServerFailures.Of(number, severity));

    [Fact]
    public void A_statement_that_took_too_long_is_slow() => Assert.Equal(FailureKind.Slow, SqlServerFailures.Of(-2, 11));

    [Fact]
    public void An_identity_that_gets_no_token_is_an_outage_of_opening_alone()
    {
        Assert.Equal(FailureKind.Outage, SqlServerFailures.OfOpening(new CredentialUnavailableException("The endpoint does not answer.")));
        Assert.Equal(FailureKind.Permanent, SqlServerFailures.OfWork(new AuthenticationFailedException("Storage's, in the middle of a work.")));
    }

    [Fact]
    public void A_pool_without_a_free_connection_is_an_outage_and_a_bug_in_the_work_is_none()
    {
        Assert.Equal(FailureKind.Outage, SqlServerFailures.OfOpening(new InvalidOperationException("Timeout expired.")));
        Assert.Equal(FailureKind.Permanent, SqlServerFailures.OfWork(new InvalidOperationException("A bug.")));
    }
}
