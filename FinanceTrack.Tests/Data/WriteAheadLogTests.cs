using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Data.Sqlite;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace FinanceTrack.Tests.Data;

public sealed class WriteAheadLogTests
{
    [Fact]
    public async Task A_failed_checkpoint_is_retried_after_the_next_write()
    {
        var (dialect, attempts) = (new Mock<IDialect>(), 0);
        dialect.Setup(d => d.CreateConnection(It.IsAny<string>()))
            .Callback(() => Interlocked.Increment(ref attempts))
            .Throws(() => new UnauthorizedAccessException("The disk is read-only."));
        using var writer = new SingleWriter();
        using var log = new WriteAheadLog(dialect.Object, "", writer, NullLogger.Instance);

        for (var tried = 0; tried < 2; tried++)
        {
            log.NotifyWritten();
            await Eventually.TrueAsync("the log is to be moved", () => Volatile.Read(ref attempts) > tried);
        }
    }
}
