using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Links.Refunds;

/// <summary>
/// Expenses and credits by the words of their shop, and which expenses a credit may pay back. In a database: an index by ledger, word of
/// the merchant key and booked day.
/// </summary>
internal sealed class RefundIndex(ShopLineReader reader, RefundBook book, RefundOptions options)
{
    /// <summary>
    /// Far more purchases than a shop has in the days of a refund: so many are looked at for one credit, those booked last, and so many of
    /// them are scored.
    /// </summary>
    internal const int MaxLooked = 1_000, MaxExpenses = 200;

    private readonly ShopWords _words = new();
    private readonly Dictionary<Guid, ShopRow> _rows = [];
    private readonly Dictionary<ulong, ShopRows> _expenses = [];
    private readonly Dictionary<ulong, ShopRows> _credits = [];

    /// <summary>How many expenses were looked at for credits.</summary>
    public long Looked { get; private set; }

    public void See(BookedRow row)
    {
        var read = new ShopRow(row, reader.Read(row.Description));
        _rows.Add(row.Id, read);
        _words.See(read.Line);
    }

    /// <summary>Adds an expense; false where no shop may be behind it.</summary>
    public bool AddExpense(BookedRow row)
    {
        var expense = _rows[row.Id];
        if (!expense.Line.MayBePurchase && !expense.Line.IsKnownShop)
            return false;
        var isWhole = row.AbsoluteMinor % row.Amount.Currency.MinorUnitsPerMajor == 0 && row.Amount.Currency.Digits > 0;
        _words.NoteExpense(expense.WordsBy(_words), isWhole);
        Add(_expenses, expense);
        return true;
    }

    /// <summary>Adds a credit; false for income, a payment of a person, or own money.</summary>
    public bool AddCredit(BookedRow row)
    {
        var credit = _rows[row.Id];
        if (!MayBeRefund(credit))
            return false;
        Add(_credits, credit);
        return true;
    }

    /// <summary>
    /// The credits that may belong to one of the expenses: those of one of its shop's words in the days after it. A credit is looked at
    /// once for each word, however many expenses there are.
    /// </summary>
    public IEnumerable<BookedRow> CreditsOf(IEnumerable<BookedRow> expenses)
    {
        var days = new Dictionary<ulong, SortedSet<DateOnly>>();
        foreach (var expense in expenses)
        {
            foreach (var word in _rows[expense.Id].WordsBy(_words))
            {
                if (!days.TryGetValue(word, out var known))
                    days[word] = known = [];
                known.Add(expense.BookedOn);
            }
        }

        var credits = new List<BookedRow>();
        foreach (var (word, bought) in days)
        {
            if (!_credits.TryGetValue(word, out var rows))
                continue;
            // The days after one expense may reach into those after the next.
            var next = DateOnly.MinValue;
            foreach (var day in bought)
            {
                var last = day.AddDays(options.Days);
                foreach (var credit in rows.Between(day > next ? day : next, last))
                    credits.Add(credit.Row);
                next = last.AddDays(1);
            }
        }

        return credits;
    }

    public void Remove(BookedRow row)
    {
        foreach (var word in _rows[row.Id].Line.Merchant)
        {
            _expenses.GetValueOrDefault(word.Hash)?.Remove(row.Id);
            _credits.GetValueOrDefault(word.Hash)?.Remove(row.Id);
        }

        _rows.Remove(row.Id);
    }

    /// <summary>
    /// The expenses that share half of their shop's words with the credit, and have as much left, with their probabilities.
    /// </summary>
    public List<RefundCandidate> Candidates(BookedRow row)
    {
        var credit = _rows[row.Id];
        if (!credit.Line.Text.Has(WordKinds.Refund) && !_words.IsShop(credit.WordsBy(_words)))
            return [];
        var words = credit.WordsBy(_words).ToHashSet();
        var expenses = new List<ShopRow>();
        var seen = new HashSet<Guid>();
        foreach (var expense in ToLookAt(row, words))
        {
            Looked++;
            if (expense.Row.Amount.Currency != row.Amount.Currency || book.LeftOf(expense.Row.Id) < row.AbsoluteMinor
                || book.IsRejected(row.Id, expense.Row.Id) || !seen.Add(expense.Row.Id))
            {
                continue;
            }

            var shop = expense.WordsBy(_words);
            if (shop.Length > 0 && 2 * shop.Count(words.Contains) >= shop.Length)
                expenses.Add(expense);
        }

        return RefundScore.Score(credit, Latest(expenses), book.LeftOf);
    }

    private static void Add(Dictionary<ulong, ShopRows> rowsOf, ShopRow row)
    {
        foreach (var hash in row.Line.Merchant.Select(word => word.Hash).Distinct())
        {
            if (!rowsOf.TryGetValue(hash, out var rows))
                rowsOf[hash] = rows = new ShopRows();
            rows.Add(row);
        }
    }

    /// <summary>The expenses of the words in the days before the credit; where there are too many, the last ones of each word.</summary>
    private List<ShopRow> ToLookAt(BookedRow credit, HashSet<ulong> words)
    {
        var first = credit.BookedOn.AddDays(-options.Days);
        var found = words.Select(word => _expenses.GetValueOrDefault(word)).OfType<ShopRows>().ToList();
        var all = found.Sum(rows => rows.Between(first, credit.BookedOn).Length);
        var looked = new List<ShopRow>(Math.Min(all, MaxLooked));
        foreach (var rows in found)
        {
            var inDays = rows.Between(first, credit.BookedOn);
            looked.AddRange(all <= MaxLooked ? inDays : inDays[Math.Max(0, inDays.Length - MaxLooked / found.Count)..]);
        }

        return looked;
    }

    private static List<ShopRow> Latest(List<ShopRow> expenses) => expenses.Count <= MaxExpenses
        ? expenses
        : [.. expenses.OrderBy(expense => expense.Row.BookedOn).ThenBy(expense => expense.Row.Id).TakeLast(MaxExpenses)];

    private bool MayBeRefund(ShopRow row)
    {
        var text = row.Line.Text;
        if (text.HasIban || text.Has(WordKinds.Income | WordKinds.Salary | WordKinds.Rent))
            return false;
        return !text.Has(WordKinds.Transfer) || text.Has(WordKinds.Refund) || _words.IsShop(row.WordsBy(_words));
    }
}
