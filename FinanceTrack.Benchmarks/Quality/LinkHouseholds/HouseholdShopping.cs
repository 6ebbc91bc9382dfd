using FinanceTrack.Domain.Accounts.Rows;

namespace FinanceTrack.Benchmarks.Quality.LinkHouseholds;

/// <summary>Purchases, what is owed on cards for them, and what shops pay back.</summary>
internal sealed class HouseholdShopping
{
    private const int ReturnDays = 75, RareShopsFrom = 6;

    public static readonly string[] Cities =
        ["BERLIN", "LONDON", "PARIS", "MADRID", "ROMA", "UTRECHT", "LYON", "KOELN", "LEEDS", "SEVILLA", "MILANO", "GENT"];

    private readonly Random _random;
    private readonly Habits _habits;
    private readonly Vocabulary _words;
    private readonly HouseholdRows _rows;
    private readonly string[] _shops;
    private readonly int _scale;
    private readonly Dictionary<Guid, long> _owed = [];
    private readonly HashSet<Guid> _returned = [];

    public HouseholdShopping(Random random, Habits habits, Vocabulary words, List<GeneratedAccount> accounts, string home,
        HouseholdRows rows)
    {
        (_random, _habits, _words, _rows) = (random, habits, words, rows);
        _scale = GeneratedRates.Scale(home);
        PayFrom = accounts.FindAll(account => account.Kind is AccountKind.Current or AccountKind.Card && account.Account.Currency == home);
        var international = Vocabulary.InternationalShops.ToArray();
        random.Shuffle(international);
        _shops = [.. words["shops"], .. international[..9]];
    }

    public List<GeneratedAccount> PayFrom { get; }

    public List<(TrueRow Row, GeneratedAccount Account, int Shop)> Purchases { get; } = [];

    public long Owed(GeneratedAccount card) => _owed.GetValueOrDefault(card.Account.Id);

    public void Paid(GeneratedAccount card, long minor) => _owed[card.Account.Id] = Owed(card) - minor;

    public void Buy(DateOnly month, int days, double factor, List<GeneratedAccount> purses)
    {
        var mean = _habits.Purchases * factor;
        for (var left = (int)_random.Normal(mean, mean * .15); left > 0; left--)
        {
            var account = purses.Count > 0 && _random.Chance(.12) ? purses[0] : _random.Pick(PayFrom);
            var shop = Math.Min((int)_random.Exponential(4), _shops.Length - 1);
            var amount = Math.Max(150, (long)Math.Round(Math.Exp(_random.Normal(3.1, .95)) * 100 * _scale));
            if (_random.Chance(.25))
                amount = amount / 100 * 100 + _random.Pick([99, 95, 50, 0, 49]);
            var word = account.Kind == AccountKind.Cash ? "" : _random.Pick(_words["buy"]);
            var name = _shops[shop] == "AMAZON" ? $"{_shops[shop]}*{Code()}" : _shops[shop];
            var city = _random.Chance(.4) ? _random.Pick(Cities) : "";
            var line = $"{word} {name} {city} {(_random.Chance(.3) ? _random.Next(100, 9999) : "")}";
            var row = _rows.Add(account, month.AddDays(_random.Next(days)), -amount, account.Style.Line(line), "purchase", _shops[shop]);
            Purchases.Add((row, account, shop));
            if (account.Kind == AccountKind.Card)
                _owed[account.Account.Id] = Owed(account) + amount;
        }
    }

    /// <summary>
    /// Refunds, whole and in part, mostly to the account of the purchase; parcels and clothes come back more often than food.
    /// </summary>
    public void Return(DateOnly month, int days, List<GeneratedAccount> currents)
    {
        var last = month.AddDays(days - 1);
        for (var left = _random.Poisson(_habits.Refunds); left > 0; left--)
        {
            var open = Purchases.Where(purchase => purchase.Row.Row.BookedOn > month.AddDays(-ReturnDays)
                && purchase.Row.Row.BookedOn < last.AddDays(-3) && !_returned.Contains(purchase.Row.Row.Id)).ToList();
            if (open.Count == 0)
                return;
            var rareWeight = 6 * _habits.ReturnsToRareShops;
            var (bought, account, shop) =
                open[_random.Weighted([.. open.Select(purchase => purchase.Shop >= RareShopsFrom ? Math.Max(1, rareWeight) : 1)])];
            var whole = _random.Chance(.6);
            var amount =
                whole ? bought.Row.AbsoluteMinor : Math.Max(100, (long)(bought.Row.AbsoluteMinor * (.15 + .75 * _random.NextDouble())));
            var end = HouseholdGenerator.Start.AddMonths(HouseholdGenerator.Months).AddDays(-1).DayNumber;
            var day = DateOnly.FromDayNumber(Math.Max(bought.Row.BookedOn.DayNumber + 1,
                Math.Min(bought.Row.BookedOn.DayNumber + (int)_random.Exponential(14) + 2, end)));
            var elsewhere = currents.FindAll(current => current.Currency == account.Currency);
            var to = elsewhere.Count > 0 && _random.Chance(_habits.RefundElsewhere) ? _random.Pick(elsewhere) : account;
            var star = bought.Row.Description.IndexOf('*', StringComparison.Ordinal);
            var code = _shops[shop] == "AMAZON" && star > 0 && bought.Row.Description.Length >= star + 9 && _random.Chance(.4)
                ? bought.Row.Description[star..(star + 9)] : "";
            var word = _random.Pick(_words[_random.Chance(.65) ? "refund" : "buy"]);
            var line = $"{word} {_shops[shop]}{code} {(_random.Chance(.3) ? _random.Pick(Cities) : "")}";
            _rows.Add(to, day, amount, to.Style.Line(line), "refund", _shops[shop], account.IsImported ? bought.Row.Id : null);
            if (whole)
                _returned.Add(bought.Row.Id);
        }
    }

    private string Code() => string.Concat(Enumerable.Range(0, 8).Select(_ => "ABCDEFGHJK0123456789"[_random.Next(20)]));
}
