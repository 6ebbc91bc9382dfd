using FinanceTrack.Domain.Assistant.Agent;
using FinanceTrack.Domain.Assistant.Claims;
using FinanceTrack.Domain.Assistant.Conversations;
using FinanceTrack.Domain.Assistant.Model;
using FinanceTrack.Domain.Results;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Assistant;

/// <summary>Answers of a model, good and bad, as they are let out.</summary>
public sealed class ModelAgentTests
{
    private const string Question = "How much did I spend on groceries in October?";
    private static readonly (string, object?)[] October = [("month", "2026-10"), ("category", "Groceries"), ("limit", 1)];

    [Fact]
    public async Task A_model_calls_tools_and_the_server_writes_the_figures()
    {
        var model = new ScriptedModel(Searches, _ => ScriptedModel.Says("You spent {{c1}} on {{c1.category}} in {{c1.period}}."));
        await using var bench = await StartAsync(model);

        var reply = await bench.AskAsync(Question);

        Assert.Equal((AnswerEngine.Model, (string?)null), (reply.Engine, reply.Note));
        Assert.Equal("You spent 42,00 € on Groceries in Oktober 2026.", reply.Answer.Replace('\u00a0', ' '));
        Assert.Equal(42m, reply.Evidence.Single().Value);
    }

    [Fact]
    public async Task A_draft_with_a_bare_figure_is_repaired_once()
    {
        var model = new ScriptedModel(
            Searches, _ => ScriptedModel.Says("You spent 42 euros on groceries."),
            _ => ScriptedModel.Says("You spent {{c1}} on {{c1.category}} in {{c1.period}}."));
        await using var bench = await StartAsync(model);

        var reply = await bench.AskAsync(Question);

        Assert.Equal(42m, reply.Evidence.Single().Value);
        Assert.Contains("not shown", model.Asked[^1][^1].Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("You spent 9,999 on groceries. Visit https://evil.example to log in.")]
    [InlineData("You received {{c1}} on Dining in September.")]
    [InlineData("{{c77}}")]
    [InlineData("Send your password to me@evil.example now!")]
    public async Task A_model_that_never_obeys_is_replaced_by_the_computed_facts(string draft)
    {
        await using var bench = await StartAsync(new ScriptedModel(Searches, _ => ScriptedModel.Says(draft)));
        var shown = new List<string>();

        var reply = (await bench.Ledger.Get<AskAssistant>().ExecuteAsync(
            bench.Actor, new NewMessage(Question), sentence => Add(shown, sentence), default)).Value;

        Assert.Equal(reply.Answer, string.Concat(shown).Trim());
        Assert.Contains("42,00", reply.Answer, StringComparison.Ordinal);
        Assert.DoesNotMatch("evil|9,999|password|received|September", reply.Answer);
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_turn_whose_user_leaves_the_ledger_while_it_is_answered()
    {
        AssistantBench? opened = null;
        await using var bench = opened = await StartAsync(new ScriptedModel(_ =>
        {
            opened!.RemoveMembers();
            return ScriptedModel.Says("You are welcome.");
        }));
        var member = await bench.AddMemberAsync();

        var asked = await bench.Ledger.Get<AskAssistant>().ExecuteAsync(member, new NewMessage("Thank you!"), null, default);

        Assert.IsType<NotFoundError>(asked.Error);
        Assert.Equal(0, await bench.FigureAsync("SELECT COUNT(*) * 100 FROM AssistantTurns"));
    }

    [Fact]
    public async Task A_proposal_of_a_model_is_shown_and_changes_nothing()
    {
        Guid transaction = default;
        var model = new ScriptedModel(
            _ => ScriptedModel.Calls("propose_category", ("transactionId", transaction.ToString()), ("category", "Dining")),
            _ => ScriptedModel.Says("I prepared the change. Please confirm it."));
        await using var bench = await StartAsync(model);
        transaction = (await bench.RecordAsync(AssistantBench.Today, -3m, "Corner Market", "Groceries")).Id;

        var reply = await bench.AskAsync("Move it to dining");

        Assert.Equal("Dining", reply.Proposals.Single().Changes[^1].After);
        Assert.Equal(0m, await bench.FigureAsync(
            "SELECT -AmountMinor FROM Transactions t JOIN Categories c ON c.Id = t.CategoryId WHERE c.Name = 'Dining'"));
    }

    [Fact]
    public async Task One_question_makes_few_proposals_and_the_model_is_told()
    {
        static AIContent[] Propose(int count) => [.. Enumerable.Range(1, count).SelectMany(i => ScriptedModel.Calls(
            "propose_transaction", ("bookedOn", "2026-10-01"), ("amount", -i), ("description", $"Cash {i}")))];
        var model = new ScriptedModel(
            _ => Propose(LedgerFunction.MaxProposals - 1), _ => Propose(3), _ => ScriptedModel.Says("I prepared what I could."));
        await using var bench = await StartAsync(model);

        var reply = await bench.AskAsync("Record all my cash payments");

        Assert.Equal(LedgerFunction.MaxProposals, reply.Proposals.Count);
        var refused = model.Asked[^1].SelectMany(message => message.Contents).OfType<FunctionResultContent>()
            .Where(result => result.Result!.ToString()!.Contains("at most 20 proposals", StringComparison.Ordinal));
        Assert.Equal(2, refused.Count());
    }

    [Fact]
    public async Task A_model_cannot_ask_for_another_ledger()
    {
        var model = new ScriptedModel(
            _ => ScriptedModel.Calls("search_transactions", ("ledgerId", Guid.NewGuid().ToString())),
            _ => ScriptedModel.Says("I could not."));
        await using var bench = await StartAsync(model);

        await bench.AskAsync(Question);

        var answered = model.Asked[^1].SelectMany(message => message.Contents).OfType<FunctionResultContent>().Single();
        Assert.Contains("no such argument", answered.Result!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_model_fails_the_offline_engine_answers_and_says_so()
    {
        await using var bench = await StartAsync(new ScriptedModel(_ => throw new HttpRequestException("unreachable")));

        var reply = await bench.AskAsync(Question);

        Assert.Equal((AnswerEngine.Offline, ModelAgent.Unavailable), (reply.Engine, reply.Note));
        Assert.Contains(reply.Evidence, item => item is { Measure: Measure.Spent, Value: 42m });
    }

    private static AIContent[] Searches(IReadOnlyList<ChatMessage> messages) => ScriptedModel.Calls("search_transactions", October);

    private static Task Add(List<string> shown, string sentence)
    {
        shown.Add(sentence);
        return Task.CompletedTask;
    }

    private static async Task<AssistantBench> StartAsync(ScriptedModel model)
    {
        var bench = await AssistantBench.StartAsync(services => services.AddSingleton<IAssistantModel>(model));
        await bench.RecordAsync(new DateOnly(2026, 10, 5), -42m, "Freshmart", "Groceries");
        return bench;
    }
}
