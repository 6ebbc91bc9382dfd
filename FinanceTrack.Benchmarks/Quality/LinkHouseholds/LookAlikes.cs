using FinanceTrack.Domain.Accounts.Rows;

namespace FinanceTrack.Benchmarks.Quality.LinkHouseholds;

/// <summary>What only looks like a transfer or a refund: friends, relatives, money passed on, cash paid in, payouts of shops.</summary>
internal sealed class LookAlikes
{
    private static readonly string[] OtherIncome = ["CASHBACK", "BONUS", "INTEREST", "DIVIDEND"];
    private static readonly string[] Payouts = ["PAYPAL *EBAY PAYOUT", "VINTED", "AMAZON PAYROLL", "ZALANDO GIFTCARD PROMO"];

    private readonly Random _random;
    private readonly Habits _habits;
    private readonly Vocabulary _words;
    private readonly HouseholdRows _rows;
    private readonly HouseholdShopping _shopping;
    private readonly GeneratedAccount _main;
    private readonly List<GeneratedAccount> _currents, _savings, _spenders;
    private readonly int _scale;
    private readonly string _mother;
    private readonly (long Minor, int Day)? _monthlyGift;

    public LookAlikes(
        Random random, Habits habits, Vocabulary words, List<GeneratedAccount> accounts, string lastName, int scale,
        (long Minor, int Day)? monthlyGift, HouseholdRows rows, HouseholdShopping shopping)
    {
        (_random, _habits, _words, _rows, _shopping, _main, _scale, _monthlyGift) =
            (random, habits, words, rows, shopping, accounts[0], scale, monthlyGift);
        _currents = accounts.FindAll(account => account.Kind == AccountKind.Current && !account.IsWallet);
        _spenders = accounts.FindAll(account => account.Kind == AccountKind.Current);
        _savings = accounts.FindAll(account => account.Kind == AccountKind.Savings);
        _mother = $"{random.Pick(words["first"])} {lastName}";
        Friends = [.. Enumerable.Range(0, 6).Select(_ => ($"{random.Pick(words["first"])} {random.Pick(words["last"])}", Number()))];
    }

    public List<(string Name, string Number)> Friends { get; }

    public void Happen(DateOnly month, int days)
    {
        for (var left = _random.Poisson(_habits.Friends); left > 0; left--)
        {
            var incoming = _random.Chance(.5);
            Pay(_random.Pick(_currents), AnyDay(), (incoming ? 1 : -1) * Round() / _random.Pick([1, 2, 5]), _random.Pick(Friends),
                "friend");
        }

        if (_random.Chance(_habits.FriendRepays) && _shopping.Purchases.Count > 0 && _shopping.PayFrom.Count > 1)
        {
            var (bought, account, _) = _random.Pick(_shopping.Purchases.TakeLast(40).ToList());
            var others = _currents.FindAll(current => current != account);
            Pay(_random.Pick(others.Count > 0 ? others : _currents), bought.Row.BookedOn.AddDays(_random.Next(5)),
                bought.Row.AbsoluteMinor, _random.Pick(Friends), "friend-repays");
        }

        if (_random.Chance(_habits.FamilyGift) && _savings.Count > 0 && _savings[0].IsImported)
        {
            var (amount, day) = (Round(), AnyDay());
            Pay(_main, day, amount, (_mother, Number()), "gift");
            if (_random.Chance(.5))
                Pay(_random.Pick(_savings), day.AddDays(1), -amount, Friends[1], "gift-out");
        }

        if (_monthlyGift is { } gift && _currents.Count > 1)
        {
            var day = HouseholdRows.NextWorkingDay(month.AddDays(Math.Min(gift.Day, 28) - 1)).AddDays(_random.Next(2));
            Pay(_currents[^1], day, gift.Minor, (_mother, Friends[0].Number), "gift");
        }

        if (_random.Chance(_habits.PassesOn) && _spenders.Count > 1)
            PassOn(AnyDay());
        if (_random.Chance(_habits.CashDeposit))
            _rows.Add(_main, AnyDay(), Round(), _main.Style.Line($"{_random.Pick(_words["cashin"])} {_random.Next(1000)}"), "cash-deposit");
        if (_random.Chance(.1))
            _rows.Add(_main, AnyDay(), _random.Next(500, 9000), _main.Style.Line(_random.Pick(OtherIncome)), "other-income");
        if (_random.Chance(.15))
            _rows.Add(_main, AnyDay(), _random.Next(800, 30_000), _main.Style.Line(_random.Pick(Payouts)), "payout");

        DateOnly AnyDay() => month.AddDays(_random.Next(days));
    }

    private long Round() => _random.RoundAmount(_scale);

    /// <summary>Collected from one friend and paid on to another, from another account.</summary>
    private void PassOn(DateOnly day)
    {
        var to = _random.Pick(_spenders);
        var from = _random.Pick(_spenders.FindAll(account => account != to));
        if (from.Currency != to.Currency)
            return;
        var amount = Round() / _random.Pick([1, 2, 5]);
        Pay(to, day, amount, Friends[2], "passed-on");
        Pay(from, day.AddDays(_random.Next(4)), -amount, Friends[3], "passed-on");
    }

    private void Pay(GeneratedAccount account, DateOnly day, long minor, (string Name, string Number) friend, string kind) =>
        _rows.Add(account, day, minor,
            account.Style.Party(_words[minor > 0 ? "in" : "out"], friend.Name, friend.Number, _random.Pick(_words["purpose"])), kind);

    private string Number() => _words["country"][0] + string.Concat(Enumerable.Range(0, 18).Select(_ => (char)('0' + _random.Next(10))));
}
