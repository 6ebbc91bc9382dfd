using System.Runtime.InteropServices;
using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>
/// What the matcher has learnt of one ledger: counters by the hash of a line's key or word, so that it holds no text. It is what a table
/// has to keep between two runs.
/// </summary>
internal sealed class TransferMemory
{
    private const int MaxDistinctAmounts = 16, MaxSpread = 16;

    private readonly Dictionary<(Guid Account, ulong Key, Guid Other), Counter> _keys = [];
    private readonly Dictionary<ulong, Counter> _words = [];
    private readonly Dictionary<ulong, HashSet<ulong>> _keysOfWord = [];
    private readonly Dictionary<(Guid, ulong, Guid, ulong), KeyPair> _keyPairs = [];
    private readonly Dictionary<(ulong Word, bool Outgoing), Appearances> _appearances = [];

    /// <summary>A row has arrived.</summary>
    public void Seen(BookedRow row, LineText line)
    {
        foreach (var word in line.Unknown)
        {
            var keys = Entry(_keysOfWord, word);
            if (keys.Count < MaxSpread)
                keys.Add(line.Key);
        }

        foreach (var word in line.Words)
            Entry(_appearances, (word.Hash, row.IsOutgoing)).Rows++;
    }

    /// <summary>A row has its first candidate.</summary>
    public void Paired(BookedRow row, LineText line)
    {
        foreach (var word in line.Words)
            Entry(_appearances, (word.Hash, row.IsOutgoing)).Paired++;
    }

    /// <summary>Two rows have become candidates, of exactly the same amount or in two currencies.</summary>
    public void Together(BookedRow outgoing, ulong outgoingKey, BookedRow incoming, ulong incomingKey)
    {
        var pair = Entry(_keyPairs, (outgoing.AccountId, outgoingKey, incoming.AccountId, incomingKey));
        pair.Count++;
        if (pair.Amounts.Count < MaxDistinctAmounts)
            pair.Amounts.Add(incoming.AbsoluteMinor);
    }

    /// <summary>A pair was decided. A negative weight takes back what was learnt.</summary>
    public void Learn(BookedRow outgoing, LineText outgoingLine, BookedRow incoming, LineText incomingLine, bool yes, double weight)
    {
        Entry(_keys, (outgoing.AccountId, outgoingLine.Key, incoming.AccountId)).Add(yes, weight);
        Entry(_keys, (incoming.AccountId, incomingLine.Key, outgoing.AccountId)).Add(yes, weight);
        foreach (var word in outgoingLine.Unknown)
            Entry(_words, word).Add(yes, weight);
        foreach (var word in incomingLine.Unknown)
            Entry(_words, word).Add(yes, weight);
    }

    public double KeyLogOdds(Guid account, ulong key, Guid other) =>
        _keys.TryGetValue((account, key, other), out var counter) ? counter.LogOdds : 0;

    /// <summary>The mean over the words of a line that were in a decided pair.</summary>
    public double WordLogOdds(IReadOnlyCollection<ulong> words)
    {
        if (words.Count == 0)
            return 0;
        double sum = 0;
        foreach (var word in words)
            sum += _words.TryGetValue(word, out var counter) ? counter.LogOdds : 0;
        return sum / words.Count;
    }

    /// <summary>
    /// How many of the words are rare in this ledger, two at most. A word that stands in many keys is the bank's and no name.
    /// </summary>
    public double Strangeness(IReadOnlyCollection<ulong> words)
    {
        double sum = 0;
        foreach (var word in words)
            sum += Math.Min(1, 3.0 / Math.Max(1, _keysOfWord.TryGetValue(word, out var keys) ? keys.Count : 0));
        return Math.Min(2, sum);
    }

    /// <summary>In how many candidates, of how many different amounts, the two keys have met.</summary>
    public (int Amounts, int Count) Met(BookedRow outgoing, ulong outgoingKey, BookedRow incoming, ulong incomingKey) =>
        _keyPairs.TryGetValue((outgoing.AccountId, outgoingKey, incoming.AccountId, incomingKey), out var pair)
            ? (pair.Amounts.Count, pair.Count)
            : (0, 0);

    /// <summary>
    /// How often the other rows like this one have a candidate at all. A shop has hundreds of rows and a chance pair or two; the line of a
    /// standing order has one for each row. No list of words is needed for it.
    /// </summary>
    public PairedRates PairedLogOdds(BookedRow row, LineText line)
    {
        double least = 0, most = 0, sum = 0;
        foreach (var word in line.Words)
        {
            if (!_appearances.TryGetValue((word.Hash, row.IsOutgoing), out var seen))
                continue;
            var logOdds = seen.LogOddsOfOthers;
            least = Math.Min(least, logOdds);
            most = Math.Max(most, logOdds);
            sum += logOdds;
        }

        return new PairedRates(least, line.Words.Length > 0 ? sum / line.Words.Length : 0, most);
    }

    private static TValue Entry<TKey, TValue>(Dictionary<TKey, TValue> entries, TKey key)
        where TKey : notnull
        where TValue : class, new() =>
        CollectionsMarshal.GetValueRefOrAddDefault(entries, key, out _) ??= new TValue();

    private sealed class KeyPair
    {
        public HashSet<long> Amounts { get; } = [];

        public int Count { get; set; }
    }

    private sealed class Appearances
    {
        public int Rows { get; set; }

        public int Paired { get; set; }

        /// <summary>Without the row that asks, which has a candidate.</summary>
        public double LogOddsOfOthers
        {
            get
            {
                var paired = Math.Max(0, Paired - 1);
                return Math.Log((paired + .5) / (Math.Max(0, Rows - 1 - paired) + .5));
            }
        }
    }
}

/// <summary>How often rows with the words of a line have a candidate, as log odds: the least of the words, their mean, the most.</summary>
internal readonly record struct PairedRates(double Least, double Mean, double Most);
