using System.Runtime.InteropServices;
using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Links.Refunds;

/// <summary>
/// Learns which words of a ledger's lines name a shop: what is left without the words that its bank prints before (never last, with many
/// different followers) and the places after (always last, after many different words). So it needs no list of the bank's phrases.
/// </summary>
internal sealed class ShopWords
{
    private const int MaxNeighbours = 40, MinNeighbours = 6, MinLeading = 8, MinPlace = 6;
    private const double MaxLastShare = .06, MinPlaceShare = .9, MinBrokenShare = .3;

    private readonly Dictionary<ulong, Position> _positions = [];
    private readonly Dictionary<ulong, (int Broken, int All)> _purchases = [];

    /// <summary>How many lines were seen: what the words of a line are may change with each.</summary>
    public int Seen { get; private set; }

    public void See(ShopLine line)
    {
        Seen++;
        for (var i = 0; i < line.Merchant.Length; i++)
        {
            ref var position = ref CollectionsMarshal.GetValueRefOrAddDefault(_positions, line.Merchant[i].Hash, out _);
            position ??= new Position();
            position.Count++;
            if (i == line.Merchant.Length - 1)
                position.Last++;
            else if (position.Followers.Count < MaxNeighbours)
                position.Followers.Add(line.Merchant[i + 1].Hash);
            if (i > 0 && position.Forerunners.Count < MaxNeighbours)
                position.Forerunners.Add(line.Merchant[i - 1].Hash);
        }
    }

    /// <summary>Notes an expense. What people pay each other is mostly a whole amount, and what shops are paid is mostly not.</summary>
    public void NoteExpense(ulong[] words, bool isWholeAmount)
    {
        if (words is not [var first, ..])
            return;
        ref var purchases = ref CollectionsMarshal.GetValueRefOrAddDefault(_purchases, first, out _);
        purchases = (purchases.Broken + (isWholeAmount ? 0 : 1), purchases.All + 1);
    }

    /// <summary>The words that name the shop.</summary>
    public ulong[] Of(ShopLine line)
    {
        var words = new List<ulong>();
        foreach (var word in line.Merchant)
        {
            if (!IsBankWord(word) && (words.Count == 0 || !IsPlace(word.Hash)))
                words.Add(word.Hash);
        }

        return [.. words];
    }

    /// <summary>True where things are bought at a shop of one of these words, by the amounts that are paid there.</summary>
    public bool IsShop(ulong[] words) =>
        Array.Exists(words, word => _purchases.TryGetValue(word, out var purchases) && purchases.Broken > 0
            && purchases.Broken >= MinBrokenShare * purchases.All);

    private bool IsBankWord(LineWord word) =>
        (word.Kinds & (WordKinds.Purchase | WordKinds.Refund | WordKinds.Card | WordKinds.Transfer)) != 0
        || (_positions.TryGetValue(word.Hash, out var seen) && seen.Count >= MinLeading && seen.Last <= MaxLastShare * seen.Count
            && seen.Followers.Count >= MinNeighbours);

    private bool IsPlace(ulong word) =>
        _positions.TryGetValue(word, out var seen) && seen.Count >= MinPlace && seen.Last >= MinPlaceShare * seen.Count
            && seen.Forerunners.Count >= MinNeighbours;

    private sealed class Position
    {
        public int Count { get; set; }

        public int Last { get; set; }

        public HashSet<ulong> Followers { get; } = [];

        public HashSet<ulong> Forerunners { get; } = [];
    }
}
