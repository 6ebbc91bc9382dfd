using FinanceTrack.Domain.Accounts.Rows;

namespace FinanceTrack.Benchmarks.Quality.LinkHouseholds;

/// <summary>What a household does in a month with its own money, and the income and bills around it.</summary>
internal sealed class HouseholdLife
{
    private static readonly int[] CashAmounts = [20, 40, 50, 50, 60, 80, 100, 100, 150, 200];
    private static readonly int[] BillAmounts = [999, 1299, 1499, 1999, 2990, 3500, 5000];
    private static readonly string[] Bills = ["NETFLIX", "SPOTIFY", "GYM", "INSURANCE", "TELEKOM", "VODAFONE"];
    private static readonly string[] Employers = ["ACME", "STADT", "GLOBEX"];

    private readonly Random _random;
    private readonly Habits _habits;
    private readonly Vocabulary _words;
    private readonly HouseholdRows _rows;
    private readonly IReadOnlyList<string> _holders;
    private readonly List<GeneratedAccount> _currents, _cards, _loans, _wallets, _cash, _savings;
    private readonly Dictionary<string, GeneratedAccount> _homeOf = [];
    private readonly Dictionary<string, long> _salary = [];
    private readonly Dictionary<Guid, bool> _paysInFull;
    private readonly List<(GeneratedAccount From, GeneratedAccount To, long Minor, int Day, string Purpose)> _standing = [];
    private readonly List<(GeneratedAccount Account, string Name, long Minor, int Day)> _bills = [];
    private readonly HouseholdShopping _shopping;
    private readonly LookAlikes _lookAlikes;
    private readonly GeneratedAccount _main;
    private readonly int _scale;
    private readonly long _rent;
    private readonly bool _salaryPaysRent;

    public HouseholdLife(
        Random random, Habits habits, Vocabulary words, List<GeneratedAccount> accounts, IReadOnlyList<string> holders, string home,
        HouseholdRows rows)
    {
        (_random, _habits, _words, _rows, _holders, _main) = (random, habits, words, rows, holders, accounts[0]);
        _scale = GeneratedRates.Scale(home);
        _wallets = accounts.FindAll(account => account.IsWallet);
        _currents = accounts.FindAll(account => account.Kind == AccountKind.Current && !account.IsWallet);
        (_cards, _loans, _cash, _savings) = (Of(AccountKind.Card), Of(AccountKind.Loan), Of(AccountKind.Cash), Of(AccountKind.Savings));
        foreach (var holder in holders)
        {
            _homeOf[holder] = _currents.Find(account => account.Holder == holder && account.Account.Currency == home) ?? _main;
            _salary[holder] = (long)random.Next(1400, 4200) * 100 * _scale + random.Next(100);
            foreach (var savings in _savings.Where(_ => random.Chance(.6)))
                _standing.Add((_homeOf[holder], savings, Round(), random.Next(1, 29), random.Pick(words["saving"])));
        }

        _rent = (long)random.Next(600, 1500) * 100 * _scale;
        _salaryPaysRent = holders.Count == 2 && random.Chance(habits.SalaryPaysRent);
        _paysInFull = _cards.ToDictionary(card => card.Account.Id, _ => random.Chance(.7));
        _shopping = new HouseholdShopping(random, habits, words, accounts, home, rows);
        for (var i = 0; i < 4; i++)
            _bills.Add((random.Pick(_shopping.PayFrom), random.Pick(Bills), random.Pick(BillAmounts) * (long)_scale, random.Next(1, 29)));
        if (random.Chance(.15))
            _bills.Add((random.Pick(_shopping.PayFrom), _bills[0].Name, _bills[0].Minor, _bills[0].Day));
        var parentsGift =
            random.Chance(habits.MonthlyGift) && _standing.Count > 0 ? ((long, int)?)(_standing[0].Minor, _standing[0].Day) : null;
        _lookAlikes = new LookAlikes(random, habits, words, accounts, holders[0].Split(' ')[^1], _scale, parentsGift, rows, _shopping);

        List<GeneratedAccount> Of(AccountKind kind) => accounts.FindAll(account => account.Kind == kind);
    }

    public void Live(DateOnly month)
    {
        var days = DateTime.DaysInMonth(month.Year, month.Month);
        PayIncomeAndBills(month);
        foreach (var order in _standing)
        {
            _rows.Transfer(order.From, order.To, order.Minor, On(order.Day),
                new TransferWording("standing", _words["standing"], _words["in"], order.Purpose));
        }

        _shopping.Buy(month, days, _holders.Count == 2 ? 1.4 : 1, _cash);
        PayCards(On);
        DrawCash(month, days);
        TopUp(month, days);
        foreach (var loan in _loans)
        {
            _rows.Transfer(_main, loan, 38_517L * _scale, On(3), new TransferWording(
                "loan", _words["loan"], _words["in"], OutgoingLine: _random.Chance(.6)
                    ? $"{_random.Pick(_words["loan"])} {_random.Next(100_000)}" : null));
        }

        MoveNowAndThen(month, days);
        _lookAlikes.Happen(month, days);
        _shopping.Return(month, days, _currents);

        DateOnly On(int day) => month.AddDays(Math.Min(day, days) - 1);
    }

    private long Round() => _random.RoundAmount(_scale);

    private DateOnly AnyDay(DateOnly month, int days) => month.AddDays(_random.Next(days));

    private void PayIncomeAndBills(DateOnly month)
    {
        foreach (var holder in _holders)
        {
            var account = _homeOf[holder];
            var paysRent = _salaryPaysRent && holder == _holders[^1] && account != _main;
            var amount = paysRent ? _rent : _salary[holder] + (_random.Chance(.8) ? 0 : _random.Next(-9000, 20_000));
            var word = _random.Pick(_words["salary"]);
            _rows.Add(account, HouseholdRows.NextWorkingDay(month.AddDays(paysRent ? 27 : 26)), amount,
                account.Style.Line($"{word} {(paysRent ? _random.Pick(Employers) : Employers[0])} {month.Month:00}"), "salary");
        }

        _rows.Add(_main, HouseholdRows.NextWorkingDay(month.AddDays(_salaryPaysRent ? 27 : 0)), -_rent,
            _main.Style.Party(_words["rent"], "Immo " + _lookAlikes.Friends[0].Name.Split(' ')[^1], _lookAlikes.Friends[0].Number,
                _words["rent"][0]), "rent");
        foreach (var bill in _bills)
        {
            _rows.Add(bill.Account, HouseholdRows.NextWorkingDay(month.AddDays(Math.Min(bill.Day, 28) - 1)), -bill.Minor,
                bill.Account.Style.Line($"{bill.Name} {_random.Next(1_000_000)}"), "bill", bill.Name);
        }
    }

    private void PayCards(Func<int, DateOnly> on)
    {
        foreach (var card in _cards)
        {
            var owed = _shopping.Owed(card);
            var amount = _paysInFull[card.Account.Id] ? owed : _random.Chance(.5) ? Round() : Math.Max(2500, owed / 4);
            if (amount <= 0)
                continue;
            _rows.Transfer(_homeOf.GetValueOrDefault(card.Holder, _main), card, amount, on(_random.Pick([5, 15, 20])), new TransferWording(
                "card", IncomingWords: _words["cardin"],
                OutgoingLine: $"{_random.Pick(_words["cardout"])} {_random.Maybe(.5, card.Bank)} {_random.Maybe(.4, card.Number[^4..])}",
                IncomingLine: _random.Chance(.8) ? _random.Pick(_words["cardin"]) : null));
            _shopping.Paid(card, amount);
        }
    }

    private void DrawCash(DateOnly month, int days)
    {
        foreach (var purse in _cash)
        {
            for (var times = _random.Next(4); times > 0; times--)
            {
                var from = _random.Pick(_currents);
                if (from.Currency != purse.Currency)
                    continue;
                var amount = _random.Pick(CashAmounts) * 100L * _scale;
                var line = $"{_random.Pick(_words["atm"])} {_random.Pick(HouseholdShopping.Cities)} {_random.Next(1000):000}";
                if (_random.Chance(.75))
                {
                    _rows.Transfer(from, purse, amount, AnyDay(month, days), new TransferWording(
                        "cash", OutgoingLine: line, IncomingLine: _random.Chance(.3) ? line : _random.Pick(_words["cash"]),
                            Gap: _random.Pick([0, 0, 0, 1, -1, 2]), AnyDay: true));
                }
                else
                {
                    _rows.Add(from, AnyDay(month, days), -amount, from.Style.Line(line), "cash-only", outside: true);
                }
            }
        }
    }

    private void TopUp(DateOnly month, int days)
    {
        foreach (var wallet in _wallets)
        {
            for (var times = _random.Next(3); times > 0; times--)
            {
                var from = _random.Pick([.. _currents, .. _cards]);
                var amount = _random.Chance(.7) ? Round() : _random.Next(1000, 30_000);
                _rows.Transfer(from, wallet, amount, AnyDay(month, days), new TransferWording(
                    "top-up",
                    OutgoingLine: _random.Chance(.75)
                        ? $"{wallet.Bank.ToUpperInvariant()} {_random.Pick(_words["topup"])} {_random.Next(10_000)}" : null,
                    IncomingLine: _random.Chance(.8)
                        ? $"{_random.Pick(_words["topupin"])} *{(_random.Chance(.5) ? from.Number[^4..] : _random.Next(1000, 9999))}"
                        : null,
                    Gap: _random.Pick([0, 0, 0, 1, 1, 2]), MayLoseFee: true, AnyDay: true));
            }

            if (_random.Chance(.3))
            {
                _rows.Transfer(wallet, _random.Pick(_currents), _random.Next(1000, 40_000), AnyDay(month, days),
                    new TransferWording("from-wallet", MayLoseFee: true));
            }
        }
    }

    private void MoveNowAndThen(DateOnly month, int days)
    {
        List<GeneratedAccount> between = [.. _currents, .. _savings, .. _wallets];
        if (between.Count < 2)
            return;
        for (var times = _random.Next(3); times > 0; times--)
        {
            var (from, to) = TwoOf(between);
            var amount = _random.Chance(.6) ? Round() : (long)_random.Next(1000, 250_000) * _scale;
            _rows.Transfer(from, to, amount, AnyDay(month, days), new TransferWording(
                "now-and-then", Purpose: _random.Chance(.25) ? "" : _random.Pick(_words["saving"]),
                    MayLoseFee: from.Currency == to.Currency));
        }

        List<GeneratedAccount> own = [.. _currents, .. _savings];
        if (own.Count < 3 || !_random.Chance(_habits.Twins))
            return;
        var first = _random.Pick(own);
        var others =
            own.Where(account => account != first && account.Currency == first.Currency).OrderBy(_ => _random.Next()).Take(2).ToList();
        if (others.Count < 2)
            return;
        var (twice, day) = (Round(), AnyDay(month, days));
        foreach (var other in others)
            _rows.Transfer(first, other, twice, day, new TransferWording("twins"));
    }

    private (GeneratedAccount From, GeneratedAccount To) TwoOf(List<GeneratedAccount> accounts)
    {
        var from = _random.Next(accounts.Count);
        var to = _random.Next(accounts.Count - 1);
        return (accounts[from], accounts[to >= from ? to + 1 : to]);
    }
}
