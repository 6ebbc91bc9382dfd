using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Monetary;

namespace FinanceTrack.Benchmarks.Quality.LinkHouseholds;

/// <summary>Generates one household: its people, its accounts at its banks, and 24 months of rows.</summary>
internal sealed class HouseholdGenerator
{
    public const int Months = 24;

    public static readonly DateOnly Start = new(2023, 1, 1);

    private static readonly IReadOnlyDictionary<string, Vocabulary> Vocabularies = Vocabulary.ReadAll();
    private static readonly string[] WalletBanks = ["PayPal", "Revolut", "Wise", "Curve", "Skrill"];
    private static readonly string[] ForeignCurrencies = ["EUR", "USD", "GBP", "CHF"];

    private readonly Random _random;
    private readonly Regime _regime;
    private readonly int _seed;
    private readonly Habits _habits;
    private readonly Vocabulary _words;
    private readonly List<GeneratedAccount> _accounts = [];
    private readonly List<string> _holders = [];
    private readonly string _home;

    public HouseholdGenerator(Regime regime, int seed)
    {
        (_regime, _seed, _random) = (regime, seed, new Random(seed));
        _habits = Habits.Draw(_random);
        var language = Vocabularies[_random.Pick(regime.Languages)];
        _words = _random.Chance(regime.InventedShare) ? language.Invented(_random) : language;
        _home = _random.Pick(_words["currencies"]);
    }

    public LinkHousehold Generate()
    {
        var lastName = _random.Pick(_words["last"]);
        _holders.Add($"{_random.Pick(_words["first"])} {lastName}");
        if (_random.Chance(.55))
            _holders.Add($"{_random.Pick(_words["first"])} {(_random.Chance(.5) ? lastName : _random.Pick(_words["last"]))}");
        OpenAccounts();
        var rates = new GeneratedRates(_random.NextDouble() * 6);
        var rows = new HouseholdRows(_random, _habits, _words, rates);
        var life = new HouseholdLife(_random, _habits, _words, _accounts, _holders, _home, rows);
        for (var month = 0; month < Months; month++)
            life.Live(Start.AddMonths(month));
        return new LinkHousehold(
            $"{_regime.Name}/{_seed}",
            [.. _accounts.Where(account => account.IsImported).Select(account => account.Account)],
            _random.Chance(_habits.HoldersKnown) ? _holders : [],
            [.. rows.All.OrderBy(row => row.Row.ArrivedOn).ThenBy(row => row.Row.BookedOn).ThenBy(row => row.Row.Id)],
            rates.Rate);
    }

    private void OpenAccounts()
    {
        Open("current", _home);
        var menu = new List<string> { "savings", "card", "cash", "wallet", "current", "loan", "savings", "card" };
        var more = _random.Next(1, 6);
        for (var i = 0; i < more; i++)
        {
            var chosen = _random.Chance(.5) ? 0 : _random.Next(menu.Count);
            var kind = menu[chosen];
            menu.RemoveAt(chosen);
            var foreign = kind is "wallet" or "current" && _random.Chance(_habits.ForeignCurrency);
            Open(kind, foreign ? _random.Pick(ForeignCurrencies.Where(currency => currency != _home).ToArray()) : _home);
        }

        var partner = _holders[^1];
        if (_holders.Count == 2 && _accounts.Count < 6
            && !_accounts.Skip(1).Any(account => account.Kind == AccountKind.Current && account.Holder == partner) && _random.Chance(.7))
        {
            Open("current", _home, holder: partner);
        }

        if (!_accounts.Exists(account => account.Kind == AccountKind.Savings))
            Open("savings", _home, imported: false); // Everyone has an account that the ledger does not know.
    }

    private void Open(string kind, string currency, bool? imported = null, string? holder = null)
    {
        var isWallet = kind == "wallet";
        var accountKind = kind switch
        {
            "savings" => AccountKind.Savings,
            "card" => AccountKind.Card,
            "cash" => AccountKind.Cash,
            "loan" => AccountKind.Loan,
            _ => AccountKind.Current,
        };
        var bank = isWallet ? _random.Pick(WalletBanks) : _random.Pick(_words["banks"]);
        var number = (kind == "card" ? "" : _words["country"][0]) + Digits(kind == "card" ? 16 : 18);
        var kindName = isWallet ? "Wallet" : _words["kinds"][Math.Min((int)accountKind, 4)];
        var known = accountKind != AccountKind.Cash && _random.Chance(_habits.NumberKnown);
        var feed = accountKind == AccountKind.Cash ? AccountFeed.Manual
            : _random.Chance(_habits.Files) ? AccountFeed.File
            : AccountFeed.Connection;
        var account = new OwnAccount(
            new Guid(_accounts.Count + 1, 0, 0, new byte[8]), accountKind, currency,
            accountKind == AccountKind.Cash ? kindName : $"{bank} {kindName}", known ? number[^8..] : null, feed);
        var days = _random.Pick([30, 30, 31, 61, 91]);
        _accounts.Add(new GeneratedAccount(
            account, Currency.Of(currency), bank, number, holder ?? (_random.Chance(.6) ? _holders[0] : _holders[^1]),
            imported ?? (_accounts.Count == 0 || !_random.Chance(_habits.NotImported)), isWallet,
            new LineStyle(_random, _habits, _random.Pick(_regime.Formats)), days, _random.Next(days)));
    }

    private string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + _random.Next(10))));
}
