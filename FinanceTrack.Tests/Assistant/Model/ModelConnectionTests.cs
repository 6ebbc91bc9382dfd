using FinanceTrack.Benchmarks.Assistant.Scripted;
using FinanceTrack.Domain.Assistant.Model;
using Microsoft.Extensions.AI;

namespace FinanceTrack.Tests.Assistant.Model;

/// <summary>The connection to a model over real HTTP, in one piece and streamed.</summary>
public sealed class ModelConnectionTests
{
    private const string Question = "How much did I spend at the corner shop?";
    private const string Answer = "You spent what the first fact says, and nothing else.";

    public static TheoryData<bool> Transports => [false, true];

    [Theory, MemberData(nameof(Transports))]
    public async Task A_question_is_answered_with_its_usage(bool streams)
    {
        await using var model = await ScriptedEndpoint.StartAsync(ScriptedReply.Says(Answer));
        await using var client = new ModelClient(model.Settings);

        var response = await client.AskAsync(Question, streams);

        Assert.Equal(Answer, response.Text);
        Assert.Equal(ScriptedReply.InputTokens, response.Usage!.InputTokenCount);
        Assert.Equal(ScriptedReply.OutputTokens, response.Usage.OutputTokenCount);
        var request = Assert.Single(model.Requests);
        Assert.Equal((Question, $"Bearer {ScriptedEndpoint.Key}", streams), (request.Question, request.Authorization, request.Streams));
        Assert.Equal(ScriptedEndpoint.Name, request.Body.GetProperty("model").GetString());
    }

    [Fact]
    public async Task A_streamed_answer_arrives_in_parts()
    {
        await using var model = await ScriptedEndpoint.StartAsync(ScriptedReply.Says(Answer));
        await using var client = new ModelClient(model.Settings);

        var parts = await client.Chat.GetStreamingResponseAsync(Question).Where(part => part.Text.Length > 0).ToListAsync();

        Assert.True(parts.Count > 1);
        Assert.Equal(Answer, string.Concat(parts.Select(part => part.Text)));
    }

    [Theory, MemberData(nameof(Transports))]
    public async Task Calls_of_several_tools_at_once_arrive_whole(bool streams)
    {
        await using var model = await ScriptedEndpoint.StartAsync(ScriptedReply.Calls(
            new ScriptedCall("month_summary", """{"month":"2026-03"}"""), new ScriptedCall("balances", "{}")));
        await using var client = new ModelClient(model.Settings);
        var options = new ChatOptions
        {
            Tools = [Tool("month_summary"), Tool("balances")],
        };

        var response = await client.AskAsync(Question, streams, options);

        var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
        Assert.Equal(["month_summary", "balances"], calls.Select(call => call.Name));
        Assert.Equal("2026-03", calls[0].Arguments!["month"]!.ToString());
        Assert.All(calls, call => Assert.Null(call.Exception));
        Assert.Equal(["month_summary", "balances"], Assert.Single(model.Requests).Tools);
    }

    [Theory, MemberData(nameof(Transports))]
    public async Task Arguments_that_are_not_JSON_are_told_and_not_thrown(bool streams)
    {
        await using var model = await ScriptedEndpoint.StartAsync(ScriptedReply.Calls(new ScriptedCall("balances", "{\"account\": ")));
        await using var client = new ModelClient(model.Settings);

        var response = await client.AskAsync(Question, streams, new ChatOptions { Tools = [Tool("balances")] });

        var call = Assert.Single(response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>());
        Assert.NotNull(call.Exception);
    }

    [Theory]
    [InlineData(false, "")]
    [InlineData(false, "<html>It works!</html>")]
    [InlineData(false, "{\"choices\": ")]
    [InlineData(false, "{\"id\":1,\"choices\":\"none\"}")]
    [InlineData(false, "[]")]
    [InlineData(true, "<html>It works!</html>")]
    [InlineData(true, "data: {\"choices\": \n\n")]
    [InlineData(true, "data: [1, 2]\n\n")]
    [InlineData(true, "data: {\"id\":\"a\",\"choices\":[{\"index\":\"zero\"}]}\n\n")]
    [InlineData(true, "data: nothing of JSON\n\ndata: [DONE]\n\n")]
    public async Task A_malformed_answer_is_a_failure_of_its_kind(bool streams, string body)
    {
        var reply = ScriptedReply.Raw(body, streams ? "text/event-stream" : "application/json");
        await using var model = await ScriptedEndpoint.StartAsync(reply);
        await using var client = new ModelClient(model.Settings);

        Assert.Equal(ModelFailure.Malformed, (await client.FailureAsync(Question, streams)).Failure);
    }

    [Fact]
    public async Task What_a_call_says_stands_in_no_log()
    {
        var refusals = new[] { 400, 401, 429, 500 }.Select(status => ScriptedReply.Status(status, retryAfter: "3600"));
        await using var model = await ScriptedEndpoint.StartAsync([ScriptedReply.Says(Answer), .. refusals, ScriptedReply.Says(Answer)]);
        await using var client = new ModelClient(model.Settings);

        await client.AskAsync(Question);
        for (var refused = 0; refused < refusals.Count(); refused++)
        {
            var failure = await client.FailureAsync(Question);
            Assert.Null(failure.InnerException);
            Assert.DoesNotContain(Question, failure.ToString(), StringComparison.Ordinal);
        }

        await client.AskAsync(Question, streams: true);
        Assert.Contains(client.Logs, log => log.EventId == 8101);
        Assert.All(client.Logs, log =>
        {
            Assert.DoesNotContain(ScriptedEndpoint.Key, log.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Question, log.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(Answer, log.Message, StringComparison.Ordinal);
        });
    }

    private static AIFunctionDeclaration Tool(string name) =>
        AIFunctionFactory.Create((string? month) => month, name, "A tool.").AsDeclarationOnly();
}
