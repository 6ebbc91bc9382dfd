using FinanceTrack.Domain.Links;
using static FinanceTrack.Tests.Links.LinkRows;

namespace FinanceTrack.Tests.Links;

/// <summary>What a person has said stands.</summary>
public sealed class TransferAnswerTests
{
    private const int Later = 40;

    private static readonly BookedRow Sent =
        Row(1, Current, 0, -20_000, "Transfer"), Arrived = Row(2, Savings, 1, 20_000, "Transfer received");
    private static readonly BookedRow Clear = Row(3, Current, 0, -43_217, "Transfer to Rainy day 33334444"), ClearArrived =
        Row(4, Savings, 1, 43_217, "Transfer from Ada Marlow");

    [Fact]
    public void Yes_links_the_pair_for_good()
    {
        var matcher = Matcher().Settled(Sent, Arrived);
        matcher.Answer(matcher.OnlyQuestion(Later), isTransfer: true);
        matcher.Settled(Row(9, Second, 1, 20_000, "Transfer from 11112222 Ada Marlow", arrives: 50));

        var link = Assert.Single(matcher.Links);
        Assert.Equal((Arrived.Id, LinkState.Answered, 1d), (link.ToId, link.State, link.Confidence));
    }

    [Fact]
    public void No_is_never_asked_or_linked_again()
    {
        var matcher = Matcher().Settled(Sent, Arrived);
        matcher.Answer(matcher.OnlyQuestion(Later), isTransfer: false);
        matcher.Decide(Start.AddDays(Later + 1));

        Assert.Empty(matcher.Links);
        Assert.Empty(matcher.Questions(Start.AddDays(Later + 100)));
    }

    [Fact]
    public void Answers_of_the_past_decide_pairs_of_the_same_kind()
    {
        var matcher = Matcher();
        for (var month = 0; month < 4; month++)
        {
            matcher.Settled(Row(10 + month, Current, 30 * month, -20_000, "Transfer"),
                Row(50 + month, Savings, 30 * month + 1, 20_000, "Transfer received"));
            foreach (var question in matcher.Questions(Start.AddDays(30 * month + Later)))
                matcher.Answer(question, isTransfer: true);
        }

        Assert.Equal(4, matcher.Links.Count);
        Assert.Contains(matcher.Links, link => link.State == LinkState.Automatic);
    }

    [Fact]
    public void A_question_that_was_not_answered_is_not_repeated_soon()
    {
        var matcher = Matcher().Settled(Sent, Arrived);
        matcher.Asked(matcher.OnlyQuestion(Later), Start.AddDays(Later));

        Assert.Empty(matcher.Questions(Start.AddDays(Later + 59)));
        Assert.Single(matcher.Questions(Start.AddDays(Later + 60)));
    }

    [Fact]
    public void A_link_by_hand_replaces_the_matchers_and_stays()
    {
        var other = Row(9, Second, 1, 43_217, "Transfer");
        var matcher = Matcher().Settled(Clear, ClearArrived, other);

        Assert.True(matcher.LinkByHand(Clear.Id, other.Id));
        matcher.Decide(Start.AddDays(100));

        var link = Assert.Single(matcher.Links);
        Assert.Equal((other.Id, LinkState.User), (link.ToId, link.State));
        Assert.False(matcher.LinkByHand(Clear.Id, ClearArrived.Id));
    }

    [Fact]
    public void A_refused_link_dissolves_and_is_not_made_again()
    {
        var matcher = Matcher().Settled(Clear, ClearArrived);
        matcher.Reject(Clear.Id, ClearArrived.Id);
        matcher.Decide(Start.AddDays(100));

        Assert.Empty(matcher.Links);
    }

    [Fact]
    public void Its_user_may_link_what_was_refused_before()
    {
        var matcher = Matcher().Settled(Clear, ClearArrived);
        matcher.Reject(Clear.Id, ClearArrived.Id);

        Assert.True(matcher.LinkByHand(Clear.Id, ClearArrived.Id));
        Assert.Equal(LinkState.User, Assert.Single(matcher.Links).State);
    }

    [Fact]
    public void A_row_that_its_user_has_set_is_left_alone()
    {
        var matcher = Matcher();
        matcher.Add([Clear]);
        matcher.SetByUser(Clear.Id);
        matcher.Settled(ClearArrived);

        Assert.Empty(matcher.Links);
        Assert.Empty(matcher.Questions(Start.AddDays(Later)));
    }

    [Fact]
    public void An_answer_for_a_deleted_row_changes_nothing()
    {
        var matcher = Matcher().Settled(Sent, Arrived);
        var question = matcher.OnlyQuestion(Later);
        matcher.Remove(Arrived.Id);
        matcher.Answer(question, isTransfer: true);

        Assert.Empty(matcher.Links);
    }
}
