using FinanceTrack.Domain.Links;
using static FinanceTrack.Tests.Links.LinkRows;

namespace FinanceTrack.Tests.Links;

public sealed class TransferMatcherTests
{
    private static readonly BookedRow Sent =
        Row(1, Current, 0, -43_217, "Transfer to Rainy day 33334444"), Arrived = Row(2, Savings, 1, 43_217, "Transfer from Ada Marlow");

    [Fact]
    public void Two_rows_of_one_movement_are_linked_with_reasons()
    {
        var link = Assert.Single(Matcher().Settled(Sent, Arrived).Links);

        Assert.Equal((LinkKind.Transfer, Sent.Id, Arrived.Id, 43_217L, LinkState.Automatic),
            (link.Kind, link.FromId, link.ToId, link.AmountMinor, link.State));
        Assert.InRange(link.Confidence, .9, 1);
        Assert.Equal(LinkReason.SameAmount, link.Reasons[0]);
        Assert.Contains(LinkReason.AccountNumberNamed, link.Reasons);
    }

    [Fact]
    public void Thousands_of_equal_rows_are_left_alone_and_do_not_hide_another_transfer()
    {
        var many = Enumerable.Range(100, 4_000).Select(number =>
            number % 2 == 0 ? Row(number, Current, 0, -100, "Same") : Row(number, Savings, 0, 100, "Same"));

        var link = Assert.Single(Matcher().Settled([.. many, Sent, Arrived]).Links);

        Assert.Equal(Sent.Id, link.FromId);
    }

    [Fact]
    public void A_transfer_in_a_language_of_no_list_is_linked_by_what_repeats()
    {
        var matcher = Matcher();
        for (var month = 0; month < 12; month++)
        {
            matcher.Settled(Row(10 + month, Current, 30 * month, -43_217 - 1_309 * month, "gubiro lanep"),
                Row(50 + month, Savings, 30 * month, 43_217 + 1_309 * month, "fomeru tizol"));
        }

        Assert.InRange(matcher.Links.Count, 10, 12);
    }

    [Fact]
    public void A_fee_on_the_way_is_allowed_for()
    {
        var link = Assert.Single(Matcher().Settled(Row(1, Current, 0, -100_000, "Transfer to Rainy day 33334444"),
            Row(2, Savings, 0, 99_850, "Transfer from Harbour Bank 11112222")).Links);

        Assert.Equal(99_850, link.AmountMinor);
        Assert.Contains(LinkReason.AmountLessFee, link.Reasons);
    }

    [Fact]
    public void Two_currencies_are_compared_at_the_days_rate()
    {
        var link = Assert.Single(Matcher().Settled(Row(1, Current, 0, -43_217, "Transfer to Dollar account 55556666"),
            Row(2, Dollars, 1, 47_400, "Transfer from Ada Marlow")).Links);

        Assert.Equal(47_400, link.AmountMinor);
        Assert.Contains(LinkReason.AmountAtDaysRate, link.Reasons);
    }

    [Theory]
    [InlineData(-5, 43_217, "Transfer from Ada Marlow")]
    [InlineData(10, 43_217, "Transfer from Ada Marlow")]
    [InlineData(0, 43_218, "Transfer from Ada Marlow")]
    [InlineData(0, 39_000, "Transfer from Ada Marlow")]
    [InlineData(0, -43_217, "Transfer from Ada Marlow")]
    public void What_cannot_be_the_other_leg_is_neither_linked_nor_asked(int day, long minor, string line)
    {
        var matcher = Matcher().Settled(Sent, Row(2, Savings, day, minor, line));

        Assert.Empty(matcher.Links);
        Assert.Empty(matcher.Questions(Start.AddDays(40)));
    }

    [Fact]
    public void A_purchase_that_a_friend_pays_back_is_not_a_transfer()
    {
        var rows = Enumerable.Range(0, 20).Select(i => Row(100 + i, Current, i, -1_990 - 37 * i, "POS PURCHASE CORNER BAKERY"));

        Assert.Empty(Matcher().Settled([.. rows, Row(1, Current, 5, -8_640, "POS PURCHASE CORNER BAKERY"),
            Row(2, Savings, 7, 8_640, "Received from Noor Vale thanks")]).Links);
    }

    [Fact]
    public void Where_two_rows_fit_as_well_none_is_linked_and_one_question_is_asked()
    {
        var matcher = Matcher().Settled(Row(1, Current, 0, -20_000, "Transfer"), Row(2, Savings, 1, 20_000, "Transfer received"),
            Row(3, Second, 1, 20_000, "Transfer received"));

        Assert.Empty(matcher.Links);
        Assert.NotEmpty(matcher.Questions(Start.AddDays(40)));
    }

    [Fact]
    public void A_row_is_in_one_transfer_at_most()
    {
        var matcher = Matcher().Settled(Sent, Arrived, Row(3, Second, 1, 43_217, "Transfer from Ada Marlow"));

        Assert.Equal((Sent.Id, Arrived.Id), Assert.Single(matcher.Pairs()));
    }

    [Fact]
    public void A_decision_waits_for_the_statements_that_are_not_in()
    {
        var unclear = new[] { Row(1, Current, 0, -20_000, "Transfer"), Row(2, Savings, 1, 20_000, "Transfer received") };
        var matcher = Matcher();
        matcher.Add(unclear);
        matcher.Decide(Start.AddDays(2));

        Assert.Empty(matcher.Links);
        Assert.Empty(matcher.Questions(Start.AddDays(2)));
        Assert.Single(matcher.Questions(Start.AddDays(30)));
    }

    [Fact]
    public void Better_evidence_that_comes_late_undoes_the_matchers_own_link()
    {
        var matcher =
            Matcher().Settled(Row(1, Current, 0, -43_217, "Transfer to Rainy day"), Row(2, Second, 1, 43_217, "Transfer from Ada Marlow"));
        Assert.Equal((Id(2), LinkState.Automatic), (Assert.Single(matcher.Links).ToId, Assert.Single(matcher.Links).State));

        matcher.Settled(Row(3, Savings, 1, 43_217, "Transfer from 11112222 Ada Marlow", arrives: 40));

        Assert.Equal(Id(3), Assert.Single(matcher.Links).ToId);
    }

    [Fact]
    public void A_deleted_leg_dissolves_the_link_and_frees_the_other()
    {
        var matcher = Matcher().Settled(Sent, Arrived);
        matcher.Remove(Arrived.Id);
        Assert.Empty(matcher.Links);

        matcher.Settled(Row(3, Savings, 1, 43_217, "Transfer from Ada Marlow"));

        Assert.Equal((Sent.Id, Id(3)), Assert.Single(matcher.Pairs()));
    }

    [Fact]
    public void A_row_of_an_unknown_account_is_refused() =>
        Assert.Throws<ArgumentException>(() => Matcher(Current).Add([Arrived]));
}
