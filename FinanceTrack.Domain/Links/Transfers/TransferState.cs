using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Links.Transfers;

/// <summary>
/// What the matcher knows of one ledger: rows, open pairs, links, and what it has learnt. It is what tables have to keep between two runs.
/// </summary>
internal sealed class TransferState(LineReader reader, IReadOnlyDictionary<Guid, OwnAccount> accounts)
{
    private readonly HashSet<Guid> _paired = [];
    private readonly Dictionary<Guid, LineText> _lines = [];

    public RowIndex Rows { get; } = new();

    public OpenPairs Open { get; } = new();

    public TransferLinks Links { get; } = new();

    public TransferMemory Memory { get; } = new();

    public HashSet<Guid> SetByUser { get; } = [];

    public IReadOnlyDictionary<Guid, OwnAccount> Accounts => accounts;

    /// <summary>What was read of a row's line when it arrived: it is asked for with each pair that the row may be in.</summary>
    public LineText LineOf(BookedRow row) => _lines.TryGetValue(row.Id, out var line) ? line : reader.Read(row.Description);

    public void Add(BookedRow row)
    {
        if (!accounts.ContainsKey(row.AccountId))
            throw new ArgumentException($"The account of row {row.Id} is not an account of this ledger.", nameof(row));
        Rows.Add(row);
        Memory.Seen(row, _lines[row.Id] = reader.Read(row.Description));
    }

    public void Remove(Guid row)
    {
        Rows.Remove(Rows[row]);
        _lines.Remove(row);
    }

    /// <summary>Opens a new pair, and remembers that its rows and their keys have met.</summary>
    public void OpenNew(TransferPair pair)
    {
        var (outgoing, incoming) = (pair.Outgoing, pair.Incoming);
        if (_paired.Add(outgoing.Id))
            Memory.Paired(outgoing, LineOf(outgoing));
        if (_paired.Add(incoming.Id))
            Memory.Paired(incoming, LineOf(incoming));
        if (outgoing.AbsoluteMinor == incoming.AbsoluteMinor || outgoing.Amount.Currency != incoming.Amount.Currency)
            Memory.Together(outgoing, LineOf(outgoing).Key, incoming, LineOf(incoming).Key);
        Open.Add(pair);
    }

    public void Learn(BookedRow outgoing, BookedRow incoming, bool isTransfer, double weight) =>
        Memory.Learn(outgoing, LineOf(outgoing), incoming, LineOf(incoming), isTransfer, weight);
}
