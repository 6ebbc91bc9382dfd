using Microsoft.Extensions.Caching.Memory;

namespace FinanceTrack.Domain.Caching;

/// <summary>
/// What this process keeps of ledgers between requests. Each value is kept under a stamp that moves with every change of the rows it was
/// made from. A request reads the stamp from the database first and takes the value only when it is of that stamp, so that any number
/// of instances may keep the same and none of them serves a stale value.
/// </summary>
/// <typeparam name="TStamp">What says of which state of the rows a value is.</typeparam>
/// <typeparam name="TValue">What is kept.</typeparam>
/// <param name="maxLedgers">The ledgers kept at most; those not asked for lately leave first.</param>
internal sealed class StampedCache<TStamp, TValue>(int maxLedgers) : IDisposable
    where TStamp : IEquatable<TStamp>
    where TValue : class
{
    private static readonly MemoryCacheEntryOptions OneLedger = new() { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) };

    private readonly MemoryCache _ledgers = new(new MemoryCacheOptions { SizeLimit = maxLedgers });

    /// <summary>The value, to be read only: others have it too. Null when there is none of this stamp.</summary>
    public TValue? Find(Guid ledgerId, TStamp stamp) =>
        _ledgers.TryGetValue(ledgerId, out Entry? entry) && entry!.Stamp.Equals(stamp) ? entry.Peek() : null;

    /// <summary>
    /// The value, for the caller alone, who may change it and give it back with <see cref="Keep"/>. Null when there is none of this stamp.
    /// </summary>
    public TValue? Take(Guid ledgerId, TStamp stamp) =>
        _ledgers.TryGetValue(ledgerId, out Entry? entry) && entry!.Stamp.Equals(stamp) ? entry.Take() : null;

    public void Keep(Guid ledgerId, TStamp stamp, TValue value) => _ledgers.Set(ledgerId, new Entry(stamp, value), OneLedger);

    public void Dispose() => _ledgers.Dispose();

    private sealed class Entry(TStamp stamp, TValue value)
    {
        private TValue? _value = value;

        public TStamp Stamp => stamp;

        public TValue? Peek() => Volatile.Read(ref _value);

        public TValue? Take() => Interlocked.Exchange(ref _value, null);
    }
}
