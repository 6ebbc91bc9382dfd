using Azure.Identity;
using Microsoft.Data.SqlClient;

namespace FinanceTrack.Domain.Data.SqlServer;

/// <summary>Reads SqlClient's failures.</summary>
internal static class SqlServerFailures
{
    private const int DeadlockVictim = 1205;
    private const int LockTimeout = 1222;
    private const int SnapshotConflict = 3960;

    private const int TimedOut = -2;
    private const int UntrustedCertificate = unchecked((int)0x80090325); // Windows' SEC_E_UNTRUSTED_ROOT, by which the driver says it everywhere.

    // From here on the server, or the driver for the network, ends the connection.
    private const byte Fatal = 20;

    /// <summary>
    /// The driver's own list, and what Azure SQL's documentation ("Troubleshoot transient connection errors") and SQL Server's add to
    /// it: a database in recovery (926), or that was just moved (615), an elastic pool at its limit (10936), no memory for a query in
    /// time (8645), a server that is upgraded (18401), shuts down (6005) or is paused (17142).
    /// </summary>
    private static readonly HashSet<int> Passing =
        [.. SqlConfigurableRetryFactory.BaselineTransientErrors, 615, 926, 6005, 8645, 10936, 17142, 18401];

    /// <summary>
    /// The only <see cref="InvalidOperationException"/> of opening is the pool's: none of its connections was given back, nor a new one
    /// made, in <c>Connect Timeout</c>. That is what most callers see of a server that does not answer at all. Without a token of the
    /// process's identity there is no connection either: its endpoint fails over like everything else.
    /// </summary>
    public static FailureKind OfOpening(Exception exception) => exception switch
    {
        InvalidOperationException or AuthenticationFailedException => FailureKind.Outage,
        SqlException { Number: TimedOut } => FailureKind.Outage,
        SqlException { Number: UntrustedCertificate } => FailureKind.Permanent,
        _ => OfWork(exception),
    };

    /// <summary>
    /// A statement that took too long (-2) cannot be told from one whose connection went silent: neither is retried.
    /// </summary>
    public static FailureKind OfWork(Exception exception) => exception is SqlException failure
        ? failure.Errors.Cast<SqlError>().Max(error => Of(error.Number, error.Class))
        : FailureKind.Permanent;

    /// <summary>
    /// The number alone does not tell a connection that was cut: it is the operating system's, and 0 where the cut was met inside TLS.
    /// The severity does.
    /// </summary>
    internal static FailureKind Of(int number, byte severity) => number switch
    {
        DeadlockVictim or LockTimeout or SnapshotConflict => FailureKind.Conflict,
        TimedOut => FailureKind.Slow,
        _ when severity >= Fatal || Passing.Contains(number) => FailureKind.Outage,
        _ => FailureKind.Permanent,
    };
}
