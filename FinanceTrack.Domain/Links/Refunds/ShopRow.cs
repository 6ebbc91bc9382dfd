namespace FinanceTrack.Domain.Links.Refunds;

/// <summary>A row with what was read of its line, once: it is asked for with each credit that the row may belong to.</summary>
internal sealed class ShopRow(BookedRow row, ShopLine line)
{
    private ulong[] _words = [];
    private int _seen;

    public BookedRow Row => row;

    public ShopLine Line => line;

    /// <summary>The words that name the shop, as far as the lines seen so far tell.</summary>
    public ulong[] WordsBy(ShopWords words)
    {
        if (_seen != words.Seen)
            (_words, _seen) = (words.Of(line), words.Seen);
        return _words;
    }
}
