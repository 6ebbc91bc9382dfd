using CsCheck;
using FinanceTrack.Domain.Links;
using FinanceTrack.Domain.Links.Refunds;
using static FinanceTrack.Tests.Links.LinkRows;

namespace FinanceTrack.Tests.Links;

public sealed class RefundMatcherTests
{
    private static readonly BookedRow Bought =
        Row(1, Card, 0, -8_990, "POS ZALANDO BERLIN"), Returned = Row(2, Card, 9, 8_990, "REFUND ZALANDO");

    [Fact]
    public void A_whole_refund_is_linked_to_its_purchase()
    {
        var link = Assert.Single(With(Bought, Returned, Row(3, Card, 2, -4_350, "POS ZALANDO BERLIN")).Links);

        Assert.Equal((LinkKind.Refund, Returned.Id, Bought.Id, 8_990L, LinkState.Automatic),
            (link.Kind, link.FromId, link.ToId, link.AmountMinor, link.State));
        Assert.Contains(LinkReason.SameShop, link.Reasons);
        Assert.Contains(LinkReason.WholeAmount, link.Reasons);
    }

    [Fact]
    public void A_refund_that_arrives_before_its_purchase_is_linked_when_that_comes()
    {
        var matcher = With(Returned);
        Assert.Empty(matcher.Links);

        matcher.Add([Bought]);

        Assert.Equal(Bought.Id, Assert.Single(matcher.Links).ToId);
    }

    [Fact]
    public void The_order_number_decides_between_purchases()
    {
        var link = Assert.Single(With(
            Row(1, Card, 0, -3_490, "AMAZON*2X4TT9AB"), Row(2, Card, 1, -8_990, "AMAZON*7K1MM3CD"),
                Row(3, Card, 8, 1_200, "REFUND AMAZON*2X4TT9AB")).Links);

        Assert.Equal(Id(1), link.ToId);
        Assert.Contains(LinkReason.SameOrderNumber, link.Reasons);
    }

    [Fact]
    public void A_part_of_one_of_several_purchases_is_asked_and_counts_for_the_shop()
    {
        var matcher = With(
            Row(1, Card, 0, -3_490, "POS ZALANDO"), Row(2, Card, 1, -8_990, "POS ZALANDO"), Row(3, Card, 2, -5_990, "POS ZALANDO"),
                Row(4, Card, 8, 1_200, "REFUND ZALANDO"));

        Assert.Empty(matcher.Links);
        Assert.Contains(Id(4), matcher.ShopRefunds.Keys);
        var question = Assert.Single(matcher.Questions(Start.AddDays(9)));
        Assert.Equal(3, question.OptionIds.Count);

        matcher.Answer(question, Id(1));

        Assert.Equal((Id(1), LinkState.Answered), (Assert.Single(matcher.Links).ToId, Assert.Single(matcher.Links).State));
    }

    [Fact]
    public void None_of_these_is_never_asked_again()
    {
        var matcher =
            With(Row(1, Card, 0, -3_490, "POS ZALANDO"), Row(2, Card, 1, -8_990, "POS ZALANDO"), Row(4, Card, 8, 1_200, "REFUND ZALANDO"));
        matcher.Answer(Assert.Single(matcher.Questions(Start.AddDays(9))), null);

        Assert.Empty(matcher.Questions(Start.AddDays(200)));
        Assert.Empty(matcher.Links);
    }

    [Theory]
    [InlineData("Transfer from Noor Vale")]
    [InlineData("SALARY ZALANDO")]
    [InlineData("ZALANDO BONUS")]
    [InlineData("ZALANDO DE12500105175407324931")]
    public void What_is_not_a_refund_is_left_alone(string line)
    {
        var matcher = With(Bought, Row(2, Card, 9, 8_990, line));

        Assert.Empty(matcher.Links);
        Assert.Empty(matcher.ShopRefunds);
    }

    [Fact]
    public void A_friend_who_pays_back_is_not_a_shop()
    {
        var matcher = With(Row(1, Current, 0, -5_000, "Noor Vale pizza"), Row(2, Current, 3, -2_000, "Noor Vale tickets"),
            Row(3, Current, 9, 5_000, "Noor Vale thanks"));

        Assert.Empty(matcher.Links);
        Assert.Empty(matcher.ShopRefunds);
    }

    [Fact]
    public void What_a_person_linked_stays_and_what_was_refused_stays_away()
    {
        var other = Row(3, Card, 2, -9_990, "POS ZALANDO BERLIN");
        var matcher = With(Bought, Returned, other);
        matcher.Reject(Returned.Id, Bought.Id);
        Assert.True(matcher.LinkByHand(Returned.Id, other.Id));

        matcher.Add([Row(4, Card, 8, -8_990, "POS ZALANDO BERLIN")]);

        Assert.Equal((other.Id, LinkState.User), (Assert.Single(matcher.Links).ToId, Assert.Single(matcher.Links).State));
    }

    [Fact]
    public void Refunds_never_exceed_their_expense_in_any_order() =>
        Gen.Select(Gen.Select(Gen.Int[0, 120], Gen.Long[100, 9_000], Gen.Int[0, 2]).Array[2, 30],
            Gen.Int[0, 1_000_000]).Sample((items, seed) =>
        {
            var random = new Random(seed);
            var rows = items.Select((item, i) => item.Item3 == 0
                ? Row(i + 1, Card, item.Item1, item.Item2, "REFUND ZALANDO")
                : Row(i + 1, Card, item.Item1, -item.Item2, "POS ZALANDO BERLIN")).ToDictionary(row => row.Id);
            var matcher = new RefundMatcher();
            foreach (var batch in rows.Values.OrderBy(_ => random.Next()).Chunk(4))
            {
                matcher.Add(batch);
                if (matcher.Questions(Start.AddDays(130)) is [var question, ..] && random.Next(2) == 0)
                    matcher.Answer(question, question.OptionIds[0]);
            }

            Assert.Equal(matcher.Links.Count, matcher.Links.DistinctBy(link => link.FromId).Count());
            foreach (var expense in matcher.Links.GroupBy(link => link.ToId))
                Assert.InRange(expense.Sum(link => link.AmountMinor), 1, rows[expense.Key].AbsoluteMinor);
        }, iter: 200);

    private static RefundMatcher With(params BookedRow[] rows)
    {
        var matcher = new RefundMatcher();
        matcher.Add(rows);
        return matcher;
    }
}
