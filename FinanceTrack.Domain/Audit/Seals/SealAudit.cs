using System.Buffers.Binary;
using FinanceTrack.Domain.Audit.Rows;
using FinanceTrack.Domain.Data;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Audit.Seals;

/// <summary>
/// Seals what was recorded since the last time: every event gets a place in the hash chain. The end of the chain goes to the log, which
/// the database's writers cannot change: it shows whether the end of the chain was cut off.
/// </summary>
public sealed partial class SealAudit(Database database, TimeProvider time, ILogger<SealAudit> logger)
{
    private const int BatchSize = 500;

    /// <summary>
    /// How much later than its id says an event may commit: a transaction takes minutes at most, and the clocks of instances differ by
    /// less. What is older and not sealed was not recorded by the product.
    /// </summary>
    internal static readonly TimeSpan Lateness = TimeSpan.FromHours(1);

    /// <summary>How many events were sealed.</summary>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var (total, count) = (0, BatchSize);
        while (count == BatchSize)
        {
            count = await database.WriteAsync(SealBatchAsync, cancellationToken);
            total += count;
        }

        return total;
    }

    /// <summary>The least id of an event of that time.</summary>
    internal static Guid IdAt(DateTimeOffset time)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, time.ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>The time in an event's id.</summary>
    internal static DateTimeOffset TimeOf(Guid id) => DateTimeOffset.FromUnixTimeMilliseconds(
        BinaryPrimitives.ReadInt64BigEndian(id.ToByteArray(bigEndian: true)) >>> 16);

    private async Task<int> SealBatchAsync(DbSession session)
    {
        var last = await SealTable.LockLastAsync(session);
        var from = last is null ? Guid.Empty : IdAt(TimeOf(last.EventId) - Lateness);
        var events = await AuditTable.UnsealedAsync(session, from, Guid.AllBitsSet, BatchSize);
        if (events.Count == 0)
            return 0;
        var seals = Seal(last, events, time.Now()).ToList();
        await SealTable.InsertAsync(session, seals);
        var end = seals[^1];
        session.WhenCommitted(() => LogSealed(seals.Count, end.Sequence, Convert.ToHexStringLower(end.ChainHash)));
        return seals.Count;
    }

    private static IEnumerable<SealRow> Seal(SealRow? last, IReadOnlyList<AuditRow> events, DateTimeOffset now)
    {
        var (sequence, chain) = (last?.Sequence ?? 0, last?.ChainHash ?? SealRow.Genesis);
        foreach (var row in events)
        {
            var hash = CanonicalEvent.Hash(row);
            chain = SealRow.Chain(chain, ++sequence, hash);
            yield return new SealRow { Sequence = sequence, EventId = row.Id, EventHash = hash, ChainHash = chain, SealedAt = now };
        }
    }

    [LoggerMessage(
        1195, LogLevel.Information, "{Events} audit events were sealed; the chain ends with {Sequence}:{ChainHash}", EventName = "1195")]
    private partial void LogSealed(int events, long sequence, string chainHash);
}
