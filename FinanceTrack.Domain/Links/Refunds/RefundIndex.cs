using FinanceTrack.Domain.Links.Text;

namespace FinanceTrack.Domain.Links.Refunds;

/// <summary>
/// Expenses and credits by the words of their shop, and which expenses a credit may pay back. In a database: an index by ledger, word of
/// the merchant key and booked day.
/// </summary>
internal sealed class RefundIndex(ShopLineReader reader, RefundBook book, RefundOptions options)
{
    // Far more purchases than a shop has in the days of a refund; each is scored for each credit.
    private const int MaxExpenses = 500;

    private readonly ShopWords _words = new();
    private readonly Dictionary<ulong, List<BookedRow>> _expenses = [];
    private readonly Dictionary<ulong, HashSet<BookedRow>> _credits = [];

    public void See(BookedRow row) => _words.See(reader.Read(row.Description));

    /// <summary>Adds an expense, if a shop may be behind it, and returns the earlier credits that may belong to it.</summary>
    public IEnumerable<BookedRow> AddExpense(BookedRow row)
    {
        var line = reader.Read(row.Description);
        if (!line.MayBePurchase && !line.IsKnownShop)
            return [];
        _words.NoteExpense(line, row.AbsoluteMinor % row.Amount.Currency.MinorUnitsPerMajor == 0 && row.Amount.Currency.Digits > 0);
        foreach (var word in line.Merchant)
        {
            if (!_expenses.TryGetValue(word.Hash, out var expenses))
                _expenses[word.Hash] = expenses = [];
            expenses.Add(row);
        }

        return _words.Of(line).SelectMany(word => _credits.GetValueOrDefault(word) ?? []).Where(credit => InWindow(row, credit));
    }

    /// <summary>Adds a credit; false for income, a payment of a person, or own money.</summary>
    public bool AddCredit(BookedRow row)
    {
        var line = reader.Read(row.Description);
        if (!MayBeRefund(line))
            return false;
        foreach (var word in line.Merchant)
        {
            if (!_credits.TryGetValue(word.Hash, out var credits))
                _credits[word.Hash] = credits = [];
            credits.Add(row);
        }

        return true;
    }

    public void Remove(BookedRow row)
    {
        foreach (var word in reader.Read(row.Description).Merchant)
        {
            _expenses.GetValueOrDefault(word.Hash)?.Remove(row);
            _credits.GetValueOrDefault(word.Hash)?.Remove(row);
        }
    }

    /// <summary>
    /// The expenses that share half of their shop's words with the credit, and have as much left, with their probabilities.
    /// </summary>
    public List<RefundCandidate> Candidates(BookedRow credit)
    {
        var line = reader.Read(credit.Description);
        var words = _words.Of(line);
        if (!line.Text.Has(WordKinds.Refund) && !_words.IsShop(words))
            return [];
        var expenses = new List<(BookedRow Expense, ShopLine Line)>();
        var seen = new HashSet<Guid>();
        foreach (var expense in words.SelectMany(word => _expenses.GetValueOrDefault(word) ?? []))
        {
            if (!InWindow(expense, credit) || expense.Amount.Currency != credit.Amount.Currency
                || expenses.Count == MaxExpenses
                || book.LeftOf(expense.Id) < credit.AbsoluteMinor
                || book.IsRejected(credit.Id, expense.Id) || !seen.Add(expense.Id))
            {
                continue;
            }

            var other = reader.Read(expense.Description);
            var shop = _words.Of(other);
            if (shop.Count > 0 && 2 * shop.Count(words.Contains) >= shop.Count)
                expenses.Add((expense, other));
        }

        return RefundScore.Score(credit, line, expenses, book.LeftOf);
    }

    private bool MayBeRefund(ShopLine line)
    {
        var text = line.Text;
        if (text.HasIban || text.Has(WordKinds.Income | WordKinds.Salary | WordKinds.Rent))
            return false;
        return !text.Has(WordKinds.Transfer) || text.Has(WordKinds.Refund) || _words.IsShop(_words.Of(line));
    }

    private bool InWindow(BookedRow expense, BookedRow credit)
    {
        var days = credit.BookedOn.DayNumber - expense.BookedOn.DayNumber;
        return days >= 0 && days <= options.Days;
    }
}
