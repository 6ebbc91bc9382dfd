using FinanceTrack.Domain.Accounts.Rows;
using FinanceTrack.Domain.Forecast.Storage;
using FinanceTrack.Domain.Recurring;
using FinanceTrack.Tests.Recurring;

namespace FinanceTrack.Tests.Forecast;

public sealed class ForecastScopesTests
{
    private const long Floor = 10_000;

    private static readonly DateOnly Today = Payments.Day("2026-01-09");
    private static readonly AccountRow Giro = Account("Giro", AccountKind.Current, 200_000) with { FloorMinor = Floor };
    private static readonly AccountRow Savings = Account("Savings", AccountKind.Savings, 500_000);
    private static readonly AccountRow Card = Account("Card", AccountKind.Card, -30_000);
    private static readonly AccountRow Loan = Account("Loan", AccountKind.Loan, -900_000);

    [Fact]
    public void All_together_starts_from_the_balances_and_leaves_movements_among_them_out()
    {
        var (saved, paidOff) = (Move(1, Giro, -300), Move(3, Giro, -700));
        var whole = Scopes([saved, Move(2, Savings, 300), paidOff, Move(4, Loan, 700)], (1, Savings), (2, Giro), (3, Loan), (4, Giro))
            .Single(scope => scope.AccountId == Guid.Empty);

        Assert.Equal((670_000, 170_000, Floor), (whole.Balance, whole.Spendable, whole.Floor));
        Assert.Contains(paidOff, whole.Rows);
        Assert.DoesNotContain(saved, whole.Rows);
    }

    [Fact]
    public void An_account_starts_from_its_own_balance_and_movements_count()
    {
        var saved = Move(1, Giro, -300);
        var scopes = Scopes([saved, Move(2, Savings, 300)], (1, Savings), (2, Giro));
        var giro = scopes.Single(scope => scope.AccountId == Giro.Id);

        Assert.Equal((200_000, Floor), (giro.Balance, giro.Floor));
        Assert.Contains(saved, giro.Rows);
        Assert.Equal((-30_000, null), Of(Card, scopes));
        Assert.Equal((500_000, 0), Of(Savings, scopes));
        Assert.DoesNotContain(scopes, scope => scope.AccountId == Loan.Id);
    }

    [Fact]
    public void Where_a_balance_is_not_known_the_cash_flow_is_forecast()
    {
        var unknown = Giro with { IsBalanceKnown = false };
        var scopes = new ForecastScopes(Input([unknown, Savings], [], []), Today).All().ToList();

        Assert.Null(scopes.Single(scope => scope.AccountId == Guid.Empty).Balance);
        Assert.Null(scopes.Single(scope => scope.AccountId == Giro.Id).Balance);
    }

    [Fact]
    public void What_is_booked_after_today_is_not_in_todays_balance()
    {
        var input = Input([Giro], [], []) with { Rows = [Row(8, Giro, -50, Today), Row(9, Giro, -70, Today.AddDays(1))] };

        Assert.Equal(207_000, new ForecastScopes(input, Today).All().First().Balance);
    }

    private static (long? Balance, long? Floor) Of(AccountRow account, List<ForecastScope> scopes)
    {
        var scope = scopes.Single(scope => scope.AccountId == account.Id);
        return (scope.Balance, scope.Floor);
    }

    private static List<ForecastScope> Scopes(RecurringRow[] moves, params (int Row, AccountRow Other)[] partners) =>
        [.. new ForecastScopes(Input([Giro, Savings, Card, Loan], moves, partners), Today).All()];

    private static ForecastInput Input(AccountRow[] accounts, RecurringRow[] moves, (int Row, AccountRow Other)[] partners) => new(
        Guid.NewGuid(), [Row(100, Giro, -20, Today.AddDays(-3))], moves,
        partners.ToDictionary(partner => Id(partner.Row), partner => partner.Other.Id), [], accounts);

    private static RecurringRow Move(int id, AccountRow account, decimal amount) => Row(id, account, amount, Today.AddDays(-2));

    private static RecurringRow Row(int id, AccountRow account, decimal amount, DateOnly day) =>
        new Payments().Add(day, amount, "ROW").Rows[0] with { Id = Id(id), AccountId = account.Id };

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static AccountRow Account(string name, AccountKind kind, long balance) =>
        AccountRow.New(Guid.NewGuid(), name, kind, Payments.Euro, DateTimeOffset.UtcNow) with
        {
            BalanceMinor = balance,
            IsBalanceKnown = true,
        };
}
