using CsCheck;
using FinanceTrack.Domain.Assertions;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Text;
using FinanceTrack.Domain.Monetary;
using static FinanceTrack.Tests.Links.LinkRows;

namespace FinanceTrack.Tests.Assertions;

public sealed class BalanceCheckTests
{
    private const int Months = 8, WrongMonth = 4;

    private static readonly List<BookedRow> Right = Ledger();

    [Fact]
    public void Rows_that_agree_with_their_statements_raise_no_alarm()
    {
        var check = Check(Right);

        Assert.Null(check.FirstWrong(Current.Id));
        Assert.Equal(Months, check.Intervals(Current.Id).Count);
    }

    [Fact]
    public void Only_the_interval_with_the_error_is_wrong()
    {
        var gone = Right.First(row => row.AccountId == Current.Id && Month(row) == WrongMonth);
        var check = Check([.. Right.Where(row => row != gone)]);

        var wrong = Assert.Single(check.Intervals(Current.Id), interval => !interval.Agrees);
        Assert.Equal(check.FirstWrong(Current.Id), wrong);
        Assert.Equal((End(WrongMonth), gone.Amount.MinorUnits), (wrong.Through, wrong.DifferenceMinor));
    }

    [Fact]
    public void A_row_that_is_here_twice_is_named()
    {
        var row = Right.First(row => row.AccountId == Current.Id && Month(row) == WrongMonth
            && row.Description.StartsWith("POS", StringComparison.Ordinal));

        Proposes(CorrectionKind.Doubled, -row.Amount.MinorUnits, [.. Right, row with { Id = Id(9_999) }]);
    }

    [Fact]
    public void A_usual_charge_that_did_not_come_is_named()
    {
        var rent = Right.First(row => row.Description == "RENT" && Month(row) == WrongMonth);

        Proposes(CorrectionKind.MissingUsual, rent.Amount.MinorUnits, [.. Right.Where(row => row != rent)]);
    }

    [Fact]
    public void A_row_in_the_wrong_account_is_named_in_both()
    {
        var row = Right.First(row => row.AccountId == Current.Id && Month(row) == WrongMonth
            && row.Description.StartsWith("POS", StringComparison.Ordinal));
        List<BookedRow> moved = [.. Right.Where(other => other != row), row with { AccountId = Savings.Id }];

        Assert.Equal((CorrectionKind.LiesElsewhere, row.Id), First(Check(moved), Current.Id));
        Assert.Equal((CorrectionKind.BelongsElsewhere, row.Id), First(Check(moved), Savings.Id));
    }

    [Fact]
    public void A_row_on_the_other_side_of_the_statements_day_is_named_in_both_intervals()
    {
        var late = Right.First(row => row.AccountId == Current.Id && row.BookedOn == End(WrongMonth));
        var check = Check([.. Right.Where(row => row != late), late with { BookedOn = End(WrongMonth).AddDays(2) }]);
        var wrong = check.Intervals(Current.Id).Where(interval => !interval.Agrees).ToList();

        Assert.Equal([End(WrongMonth), End(WrongMonth + 1)], wrong.Select(interval => interval.Through));
        Assert.Equal(CorrectionKind.AlreadyInStatement, check.Explain(wrong[0])[0].Corrections[0].Kind);
        Assert.Equal(CorrectionKind.BookedBefore, check.Explain(wrong[1])[0].Corrections[0].Kind);
    }

    [Fact]
    public void Two_exchanged_digits_are_named()
    {
        var row = Right.First(row => row.AccountId == Current.Id && Month(row) == WrongMonth
            && row.Description.StartsWith("POS", StringComparison.Ordinal));
        var typed = AmountSlips.Of(row.Amount.MinorUnits).First(slip => slip.Value == CorrectionKind.DigitsExchanged).Key;

        Proposes(
            CorrectionKind.DigitsExchanged, row.Amount.MinorUnits - typed,
                [.. Right.Where(other => other != row), row with { Amount = new Money(typed, row.Amount.Currency) }], among: 3);
    }

    [Fact]
    public void The_opening_balance_counts()
    {
        var opening = new Dictionary<Guid, long> { [Current.Id] = 12_345 };
        var assertion = new BalanceAssertion(Current.Id, End(0), 12_345
            + Right.Where(row => row.AccountId == Current.Id && row.BookedOn <= End(0)).Sum(row => row.Amount.MinorUnits));

        Assert.True(Assert.Single(new BalanceCheck(Right, [assertion], [], opening).Intervals(Current.Id)).Agrees);
    }

    [Fact]
    public void Each_proposal_explains_the_whole_difference_and_shares_add_up() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 3]).Sample((seed, errors) =>
        {
            var random = new Random(seed);
            var rows = Right.ToList();
            for (var i = 0; i < errors; i++)
            {
                var row = rows[random.Next(rows.Count)];
                if (random.Next(2) == 0)
                    rows.Remove(row);
                else
                    rows.Add(row with { Id = Id(10_000 + i), BookedOn = row.BookedOn.AddDays(random.Next(2)) });
            }

            var check = Check(rows);
            foreach (var interval in check.Intervals(Current.Id).Where(interval => !interval.Agrees))
            {
                var proposals = check.Explain(interval);
                Assert.All(proposals, proposal =>
                    Assert.Equal(interval.DifferenceMinor, proposal.Corrections.Sum(correction => correction.ChangeMinor)));
                Assert.Equal(1, proposals.Sum(proposal => proposal.Likelihood), 6);
                Assert.Equal(proposals.OrderByDescending(proposal => proposal.Likelihood).Select(proposal => proposal.Likelihood), proposals
                    .Select(proposal => proposal.Likelihood));
            }
        }, iter: 60);

    [Fact]
    public void Twins_are_counted_as_if_each_pair_was_compared() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[1, 3], Gen.Int[0, 2]).Array[0, 40].Sample(days =>
        {
            string[] texts = ["POS AAA", "POS BBB", "POS CCC"];
            var rows = days.Select((row, i) => Row(i + 1, Current, row.Item1, -row.Item2, texts[row.Item3])).ToList();
            var book = new BalanceBook(rows, [], [], new Dictionary<Guid, long>(), new LineReader(LineVocabulary.Default));
            var pairs = rows.SelectMany((left, i) => rows.Skip(i + 1).Select(right => (left, right))).Count(pair =>
                pair.left.Amount == pair.right.Amount && pair.left.Description == pair.right.Description
                && Math.Abs(pair.left.BookedOn.DayNumber - pair.right.BookedOn.DayNumber) <= ErrorRates.TwinDays);

            var (sameText, _) = new ErrorRates(book).Twins(Current.Id);

            Assert.Equal(Math.Min(1, (pairs + .5) / (rows.Count + 1)), sameText, 9);
        }, iter: 100);

    private static void Proposes(CorrectionKind kind, long change, List<BookedRow> rows, int among = 1)
    {
        var check = Check(rows);
        var wrong = check.FirstWrong(Current.Id);
        Assert.NotNull(wrong);
        Assert.Contains(check.Explain(wrong).Take(among), proposal => proposal.Corrections is [var only] && only.Kind == kind
            && only.ChangeMinor == change);
    }

    private static (CorrectionKind Kind, Guid? Row) First(BalanceCheck check, Guid account)
    {
        var first = check.Explain(check.FirstWrong(account)!)[0].Corrections[0];
        return (first.Kind, first.RowId);
    }

    private static BalanceCheck Check(List<BookedRow> rows) => new(rows, Statements(), []);

    private static IEnumerable<BalanceAssertion> Statements() =>
        new[] { Current, Savings }.SelectMany(account => Enumerable.Range(0, Months).Select(month =>
        new BalanceAssertion(account.Id, End(month), Right.Where(row => row.AccountId == account.Id && row.BookedOn <= End(month))
            .Sum(row => row.Amount.MinorUnits))));

    private static DateOnly End(int month) => new DateOnly(2025, 3, 31).AddDays(1).AddMonths(month).AddDays(-1);

    private static int Month(BookedRow row) => (row.BookedOn.Year - 2025) * 12 + row.BookedOn.Month - 3;

    private static List<BookedRow> Ledger()
    {
        var random = new Random(7);
        var rows = new List<BookedRow>();
        for (var month = 0; month < Months; month++)
        {
            var first = new DateOnly(2025, 3, 1).AddMonths(month);
            Add(Current, first, -98_000, "RENT");
            Add(Current, first.AddDays(24), 312_345, "SALARY ACME");
            Add(Current, End(month), -random.Next(1_000, 9_000), "POS LATE SHOP");
            Add(Savings, first.AddDays(9), random.Next(100, 900), "INTEREST");
            for (var i = 0; i < 25; i++)
            {
                Add(Current, first.AddDays(random.Next(26)), -random.Next(311, 17_999),
                    $"POS {new[] { "CORNER BAKERY", "GREEN GROCER", "CITY BOOKS" }[i % 3]} {random.Next(1000)}");
            }
        }

        return rows;

        void Add(OwnAccount account, DateOnly day, long minor, string line) =>
            rows.Add(Row(rows.Count + 1, account, day.DayNumber - Start.DayNumber, minor, line));
    }
}
