using FinanceTrack.Domain.Assistant.Agent;
using FinanceTrack.Domain.Assistant.Claims;

namespace FinanceTrack.Tests.Assistant;

/// <summary>Questions that ask for the same in other words have the same answer, and what is not understood has none.</summary>
public sealed class PhrasingTests(OfflineQuestionTests.Household household) : IClassFixture<OfflineQuestionTests.Household>
{
    [Theory]
    [InlineData("How much did I spend on groceries in October?", Measure.Spent, """
        What's the damage for groceries in October?
        could you tell me what i forked out on groceries last month, please
        October groceries: how much money went there?
        I'm curious how much groceries set me back in October.
        How much did I fritter on groceries last month?
        Wie viel ging im Oktober für Lebensmittel drauf?
        Was habe ich letzten Monat für Lebensmittel hingeblättert?
        """)]
    [InlineData("How much did I spend at Freshmart in October?", Measure.Spent, """
        what did Freshmart get out of me in october
        My Freshmart total for last month?
        In October, how much did I leave at freshmart?
        Wie viel Geld habe ich im Oktober bei Freshmart gelassen?
        """)]
    [InlineData("How often did I pay at Freshmart in October?", Measure.Transactions, """
        Number of purchases at Freshmart last month
        how many times was I at freshmart in October?
        Wie viele Zahlungen gab es im Oktober bei Freshmart?
        """)]
    [InlineData("How much did I earn in October?", Measure.Received, """
        What came in last month?
        how much did I rake in in october
        Was habe ich im Oktober verdient?
        """)]
    [InlineData("How much did I save in October?", Measure.Net, """
        After all my expenses, what was left of my income in October?
        Did I spend less than I earned last month?
        What's the bottom line for October?
        Wie viel blieb letzten Monat unterm Strich übrig?
        """)]
    [InlineData("What was my largest expense in October?", Measure.Transaction, """
        last month's priciest payment?
        Which single payment was the highest in October?
        Was war letzten Monat die teuerste Zahlung?
        """)]
    [InlineData("Did I spend more in October than in September?", Measure.Spent, """
        How did October stack up against the month before?
        What changed from September to October?
        Was September cheaper for me than October?
        War der Oktober teurer als der September?
        """)]
    public async Task A_question_in_other_words_has_the_same_answer(string question, Measure measure, string phrasings)
    {
        var right = FirstOf(await household.Bench.AskAsync(question), measure);

        Assert.NotNull(right);
        foreach (var phrasing in phrasings.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            Assert.Equal((phrasing, right), (phrasing, FirstOf(await household.Bench.AskAsync(phrasing), measure)));
    }

    [Theory]
    [InlineData("How much did I spend on groceries in Lisbon in October?")]
    [InlineData("How much did my colleague spend on groceries in October?")]
    [InlineData("How much did I spend on organic groceries in October?")]
    [InlineData("Spending over 50 in October")]
    [InlineData("What did I spend in October, not counting groceries?")]
    [InlineData("How much would I have saved in October if I had cooked?")]
    [InlineData("What will I spend on groceries next month?")]
    [InlineData("How much did I spend at Nowhere Stores in October?")]
    [InlineData("Wie viel habe ich sonntags ausgegeben?")]
    [InlineData("Did I earn more in October than in September?")]
    public async Task A_condition_that_is_not_understood_is_not_left_out(string question)
    {
        var reply = await household.Bench.AskAsync(question);

        Assert.Empty(reply.Evidence);
        Assert.DoesNotMatch(@"\d", reply.Answer);
    }

    [Theory]
    [InlineData("How much did I spend in \u0662\u0660\u0662\u0666-\u0660\u0662?")]
    [InlineData("How much did I spend in q1 0000?")]
    [InlineData("How much did I spend in q4 9999?")]
    [InlineData("How much did I spend in summer 0000?")]
    [InlineData("How much did I spend in the first half 0000?")]
    [InlineData("How much did I spend in h2 9999?")]
    [InlineData("How much did I spend in the year before q1 0001?")]
    [InlineData("How much did I spend on 0000-00-00?")]
    public async Task Times_that_are_none_are_answered_too(string question) =>
        Assert.NotEmpty((await household.Bench.AskAsync(question)).Answer);

    [Fact]
    public async Task The_month_before_is_that_before_the_one_of_the_last_question()
    {
        var first = await household.Bench.AskAsync("How much did I spend in September?");

        var second = await household.Bench.AskAsync("And the month before?", first.ConversationId);

        Assert.Equal(new DateOnly(2026, 8, 1), second.Evidence[0].From);
        var right = await household.Bench.AskAsync("How much did I spend in August?");
        Assert.Equal(FirstOf(right, Measure.Spent), FirstOf(second, Measure.Spent));
    }

    private static decimal? FirstOf(AssistantReply reply, Measure measure) =>
        reply.Evidence.FirstOrDefault(item => item.Measure == measure)?.Value;
}
