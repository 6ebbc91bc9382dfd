using FinanceTrack.Domain.Assistant.Agent;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Conversations;

namespace FinanceTrack.Tests.Assistant;

/// <summary>Questions whose right answers come from SQL of their own.</summary>
public sealed class OfflineQuestionTests(OfflineQuestionTests.Household household) : IClassFixture<OfflineQuestionTests.Household>
{
    private const string SpentSql = """
        SELECT -SUM(t.AmountMinor) FROM Transactions t JOIN Categories c ON c.LedgerId = t.LedgerId AND c.Id = t.CategoryId
        WHERE t.AmountMinor < 0 AND c.Name = @Name AND t.BookedOn BETWEEN @From AND @To
        """;

    private const string AllSpentSql =
        "SELECT -SUM(AmountMinor) FROM Transactions WHERE AmountMinor < 0 AND BookedOn BETWEEN @From AND @To";
    private const string EarnedSql = "SELECT SUM(AmountMinor) FROM Transactions WHERE AmountMinor > 0 AND BookedOn BETWEEN @From AND @To";
    private const string AtSql = """
        SELECT -SUM(AmountMinor) FROM Transactions
        WHERE AmountMinor < 0 AND lower(Description) LIKE @Like AND BookedOn BETWEEN @From AND @To
        """;

    private const string TimesSql = """
        SELECT 100 * COUNT(*) FROM Transactions
        WHERE AmountMinor < 0 AND lower(Description) LIKE @Like AND BookedOn BETWEEN @From AND @To
        """;

    private static readonly (string Words, string From, string To)[] Periods =
    [
        ("in October", "2026-10-01", "2026-10-31"), ("last month", "2026-10-01", "2026-10-31"), ("this month", "2026-11-01", "2026-11-30"),
        ("in March 2026", "2026-03-01", "2026-03-31"), ("in 2025", "2025-01-01", "2025-12-31"), ("this year", "2026-01-01", "2026-12-31"),
        ("since September", "2026-09-01", "2026-11-15"), ("from March to May 2026", "2026-03-01", "2026-05-31"),
        ("in the last 30 days", "2026-10-17", "2026-11-15"), ("between 2026-02-03 and 2026-02-20", "2026-02-03", "2026-02-20"),
        ("in the last three months", "2026-08-01", "2026-10-31"), ("in q2 2026", "2026-04-01", "2026-06-30"),
    ];

    private static readonly string[] Named = ["Groceries", "Dining", "Transport", "Entertainment", "Travel"];

    private static readonly string[] SpentPhrases =
        ["How much did I spend on {0} {1}?", "What did {0} cost me {1}?", "total {0} spending {1}", "How much have I paid for {0} {1}?"];

    public static TheoryData<string> PeriodWords => [.. Periods.Select(period => period.Words)];

    [Theory, MemberData(nameof(PeriodWords))]
    public async Task Spending_on_a_category_is_what_the_rows_add_up_to(string words)
    {
        var (_, from, to) = Periods.Single(period => period.Words == words);
        foreach (var name in Named)
        {
            var right = await household.Bench.FigureAsync(SpentSql, new { Name = name, From = from, To = to });
            foreach (var phrase in SpentPhrases)
            {
                var question = string.Format(null, phrase, name.ToLowerInvariant(), words);
                var reply = await AskAsync(question);

                Assert.Equal((question, right), (question, right == 0 ? Nothing(reply) : FirstOf(reply, Measure.Spent)));
            }
        }
    }

    [Theory, MemberData(nameof(PeriodWords))]
    public async Task Totals_are_what_the_rows_add_up_to(string words)
    {
        var (_, from, to) = Periods.Single(period => period.Words == words);
        var (spent, earned) = (
            await household.Bench.FigureAsync(AllSpentSql, new { From = from, To = to }),
            await household.Bench.FigureAsync(EarnedSql, new { From = from, To = to }));

        Assert.Equal(spent, FirstOf(await AskAsync($"How much did I spend {words}?"), Measure.Spent));
        if (earned > 0)
            Assert.Equal(earned, FirstOf(await AskAsync($"How much did I earn {words}?"), Measure.Received));
        Assert.Equal(earned - spent, FirstOf(await AskAsync($"How much did I save {words}?"), Measure.Net));
        var all = await AskAsync($"Break my spending down by category {words}.");
        Assert.Equal(spent, all.Evidence.Where(item => item is { Measure: Measure.Spent, Category: not null }).Sum(item => item.Value));
    }

    [Theory]
    [InlineData("Freshmart")]
    [InlineData("Trattoria Nino")]
    [InlineData("City Transit")]
    public async Task Merchants_are_found_by_their_words(string merchant)
    {
        var like = $"%{merchant.ToLowerInvariant()}%";
        foreach (var (words, from, to) in Periods)
        {
            var right = await household.Bench.FigureAsync(AtSql, new { Like = like, From = from, To = to });
            var times = await household.Bench.FigureAsync(TimesSql, new { Like = like, From = from, To = to });

            var (spent, paid) = (
                await AskAsync($"How much did I spend at {merchant} {words}?"),
                await AskAsync($"How often did I pay at {merchant} {words}?"));
            Assert.Equal((words, right), (words, FirstOf(spent, Measure.Spent)));
            Assert.Equal((words, times), (words, FirstOf(paid, Measure.Transactions)));
        }
    }

    [Theory]
    [InlineData("What was my largest expense last month?", false)]
    [InlineData("Was October expensive, or was it usual?", false)]
    [InlineData("Was my spending higher last month?", false)]
    [InlineData("Was war letzten Monat die größte Ausgabe?", true)]
    [InlineData("Was habe ich letzten Monat ausgegeben?", true)]
    public async Task An_answer_is_in_the_language_of_its_question(string question, bool isGerman) => Assert.EndsWith(
        isGerman ? "ohne Sprachmodell." : "without a language model.", (await AskAsync(question)).Answer, StringComparison.Ordinal);

    [Fact]
    public async Task Why_a_month_was_expensive_is_answered_with_what_changed()
    {
        var reply = await AskAsync("Why was October so expensive?");

        var (october, september) = (
            await household.Bench.FigureAsync(AllSpentSql, new { From = "2026-10-01", To = "2026-10-31" }),
            await household.Bench.FigureAsync(AllSpentSql, new { From = "2026-09-01", To = "2026-09-30" }));
        Assert.Equal([october, october - september, september], reply.Evidence.Take(3).Select(item => item.Value ?? 0));
        Assert.Contains("Travel", reply.Answer, StringComparison.Ordinal);
        Assert.Contains("Alpine Lodge", reply.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_can_leave_out_what_the_one_before_said()
    {
        var first = await AskAsync("How much did I spend on groceries in October?");

        var second = await household.Bench.AskAsync("And in September?", first.ConversationId);
        var third = await household.Bench.AskAsync("What about dining?", first.ConversationId);

        Assert.Equal(
            await household.Bench.FigureAsync(SpentSql, new { Name = "Groceries", From = "2026-09-01", To = "2026-09-30" }),
            FirstOf(second, Measure.Spent));
        Assert.Equal(
            await household.Bench.FigureAsync(SpentSql, new { Name = "Dining", From = "2026-09-01", To = "2026-09-30" }),
            FirstOf(third, Measure.Spent));
        Assert.Equal(3, third.Turn);
        Assert.Contains("September 2026", third.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("What will the weather be?")]
    [InlineData("Should I buy Apple stock?")]
    [InlineData("What is my neighbour's income?")]
    [InlineData("blorp the fizz")]
    public async Task What_a_ledger_does_not_hold_is_not_answered(string question)
    {
        var reply = await AskAsync(question);

        Assert.Empty(reply.Evidence);
        Assert.DoesNotMatch(@"\d", reply.Answer);
    }

    [Theory]
    [InlineData("How much?")]
    [InlineData("groceries")]
    [InlineData("in October")]
    public async Task What_is_ambiguous_is_asked_back(string question)
    {
        var reply = await AskAsync(question);

        Assert.Contains('?', reply.Answer);
        Assert.Empty(reply.Evidence);
    }

    [Theory]
    [InlineData("What was my largest expense in October?", Measure.Transaction, 851)]
    [InlineData("What is my average spending per day in September?", Measure.Spent, 0)]
    [InlineData("Show my last transactions at Freshmart", Measure.Transaction, 0)]
    [InlineData("Where did I spend the most in October?", Measure.Spent, 0)]
    [InlineData("How did my spending develop?", Measure.Spent, 0)]
    [InlineData("Wie viel habe ich im Oktober für Groceries ausgegeben?", Measure.Spent, 0)]
    [InlineData("What is my balance?", Measure.Balance, 0)]
    public async Task Every_kind_of_question_has_an_answer_with_evidence(string question, Measure measure, int size)
    {
        var reply = await AskAsync(question);

        Assert.Equal(AnswerEngine.Offline, reply.Engine);
        Assert.Contains(reply.Evidence, item => item.Measure == measure);
        if (size > 0)
            Assert.Equal(-size, reply.Evidence.First(item => item.Measure == measure).Value);
    }

    [Fact]
    public async Task The_same_question_has_the_same_answer_each_time()
    {
        var answers = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 8; i++)
            answers.Add((await AskAsync("Why was October so expensive?")).Answer);

        Assert.Single(answers);
    }

    [Fact]
    public async Task The_answer_says_which_engine_wrote_it() =>
        Assert.EndsWith("Answered by the offline engine, without a language model.", (await AskAsync("How much did I spend?")).Answer);

    private Task<AssistantReply> AskAsync(string question) => household.Bench.AskAsync(question);

    private static decimal FirstOf(AssistantReply reply, Measure measure) =>
        reply.Evidence.FirstOrDefault(item => item.Measure == measure)?.Value ?? Nothing(reply);

    private static decimal Nothing(AssistantReply reply)
    {
        Assert.True(reply.Answer.StartsWith("I found no such", StringComparison.Ordinal), reply.Answer);
        return 0;
    }

    public sealed class Household : IAsyncLifetime
    {
        internal AssistantBench Bench { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Bench = await AssistantBench.StartAsync();
            await Bench.RecordHouseholdAsync();
        }

        public async Task DisposeAsync() => await Bench.DisposeAsync();
    }
}
