namespace FinanceTrack.Tests.Assistant;

/// <summary>A question behind another has the answer of the same question put in full.</summary>
public sealed class FollowUpTests(OfflineQuestionTests.Household household) : IClassFixture<OfflineQuestionTests.Household>
{
    [Theory]
    [InlineData("How much did I spend on groceries in October?", "and in September?", "How much did I spend on groceries in September?")]
    [InlineData("How much did I spend on groceries in October?", "same for dining", "How much did I spend on dining in October?")]
    [InlineData("How much did I spend on groceries in October?", "and overall?", "How much did I spend in October?")]
    [InlineData("How much did I spend on groceries in October?", "not groceries, dining", "How much did I spend on dining in October?")]
    [InlineData("How much did I spend on groceries in October?", "plus dining", "How much did I spend on groceries and dining in October?")]
    [InlineData("How often did I pay at Freshmart in October?", "and in September", "How often did I pay at Freshmart in September?")]
    [InlineData("Which category was the most expensive in October?", "and transport?", "How much did I spend on transport in October?")]
    [InlineData("Wie viel habe ich im Oktober für Lebensmittel ausgegeben?", "und im September?",
        "Wie viel habe ich im September für Lebensmittel ausgegeben?")]
    [InlineData("Wie viel habe ich im Oktober für Lebensmittel ausgegeben?", "und insgesamt?", "Wie viel habe ich im Oktober ausgegeben?")]
    public async Task It_takes_over_what_it_leaves_out(string first, string then, string inFull)
    {
        var right = await household.Bench.AskAsync(inFull);
        var before = await household.Bench.AskAsync(first);

        var reply = await household.Bench.AskAsync(then, before.ConversationId);

        Assert.NotEqual(right.Answer, before.Answer);
        Assert.Equal(right.Answer, reply.Answer);
    }

    [Theory]
    [InlineData("What is my six-month average for groceries?", "What did I spend on groceries a month over the last six months?")]
    [InlineData("monthly groceries, averaged over half a year", "What did I spend on groceries a month over the last six months?")]
    [InlineData("Lebensmittel im Halbjahresschnitt pro Monat",
        "Was habe ich in den letzten sechs Monaten im Monat durchschnittlich für Lebensmittel ausgegeben?")]
    public async Task Months_without_a_word_for_last_are_the_last_ones(string question, string inFull) => Assert.Equal(
        (await household.Bench.AskAsync(inFull)).Answer, (await household.Bench.AskAsync(question)).Answer);

    [Theory]
    [InlineData("why was October so expensive?")]
    [InlineData("what drove my spending up in October")]
    [InlineData("warum war der Oktober so teuer?")]
    public async Task Reasons_are_told_with_what_changed(string question)
    {
        var reply = await household.Bench.AskAsync(question);

        Assert.Contains(reply.Evidence, item => item.Category == "Travel");
    }
}
