using System.Diagnostics;
using FinanceTrack.Benchmarks.Assistant.Scripted;
using FinanceTrack.Domain.Assistant.Model;

namespace FinanceTrack.Tests.Assistant.Model;

/// <summary>A model in trouble: what is tried again, what is reported, and after how long.</summary>
public sealed class ModelTroubleTests
{
    private const string Question = "What is my balance?";
    private const string Answer = "It is what the first fact says.";

    [Fact]
    public async Task A_transient_failure_is_tried_again()
    {
        await using var model = await ScriptedEndpoint.StartAsync(
            ScriptedReply.Status(503), ScriptedReply.Status(500), ScriptedReply.Says(Answer));
        await using var client = new ModelClient(model.Settings);

        Assert.Equal(Answer, (await client.AskAsync(Question)).Text);
        Assert.Equal(3, model.Requests.Count);
    }

    [Fact]
    public async Task After_a_429_the_endpoint_is_given_the_time_that_it_asks_for()
    {
        await using var model = await ScriptedEndpoint.StartAsync(ScriptedReply.Status(429, retryAfter: "2"), ScriptedReply.Says(Answer));
        await using var client = new ModelClient(model.Settings);
        var clock = Stopwatch.StartNew();

        Assert.Equal(Answer, (await client.AskAsync(Question, streams: true)).Text);
        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(1.9), $"Tried again after {clock.Elapsed}.");
    }

    [Fact]
    public async Task A_longer_wait_than_a_person_has_is_reported_and_not_waited_for()
    {
        await using var model = await ScriptedEndpoint.StartAsync(ScriptedReply.Status(429, retryAfter: "3600"));
        await using var client = new ModelClient(model.Settings);

        var failure = await client.FailureAsync(Question);

        Assert.Equal((ModelFailure.RateLimited, TimeSpan.FromHours(1)), (failure.Failure, failure.RetryAfter));
        Assert.Single(model.Requests);
    }

    [Theory]
    [InlineData(400, ModelFailure.Rejected)]
    [InlineData(401, ModelFailure.Unauthorized)]
    [InlineData(403, ModelFailure.Unauthorized)]
    [InlineData(404, ModelFailure.NotFound)]
    public async Task A_refusal_is_reported_by_its_kind_and_not_repeated(int status, ModelFailure failure)
    {
        await using var model = await ScriptedEndpoint.StartAsync(ScriptedReply.Status(status));
        await using var client = new ModelClient(model.Settings);

        Assert.Equal(failure, (await client.FailureAsync(Question)).Failure);
        Assert.Single(model.Requests);
    }

    [Theory, MemberData(nameof(ModelConnectionTests.Transports), MemberType = typeof(ModelConnectionTests))]
    public async Task An_endpoint_that_says_nothing_is_given_up(bool streams)
    {
        await using var model = await ScriptedEndpoint.StartAsync(ScriptedReply.Hangs());
        await using var client = new ModelClient(Impatient(model));

        Assert.Equal(ModelFailure.TimedOut, (await client.FailureAsync(Question, streams)).Failure);
        Assert.Single(model.Requests);
    }

    [Fact]
    public async Task A_stream_that_stalls_is_given_up()
    {
        await using var model = await ScriptedEndpoint.StartAsync(ScriptedReply.HangsAfter(Answer));
        await using var client = new ModelClient(Impatient(model));

        Assert.Equal(ModelFailure.TimedOut, (await client.FailureAsync(Question, streams: true)).Failure);
    }

    public static TheoryData<bool> EndlessParts => [false, true];

    [Theory, MemberData(nameof(EndlessParts))]
    public async Task A_stream_that_never_ends_is_cut_at_what_an_answer_can_be(bool areArguments)
    {
        await using var model = await ScriptedEndpoint.StartAsync(
            areArguments ? ScriptedReply.EndlessArguments() : ScriptedReply.Endless());
        await using var client = new ModelClient(model.Settings);

        Assert.Equal(ModelFailure.Malformed, (await client.FailureAsync(Question, streams: true)).Failure);
    }

    [Fact]
    public async Task A_stream_that_drips_is_given_up_after_the_time_of_an_answer()
    {
        await using var model = await ScriptedEndpoint.StartAsync(ScriptedReply.Endless(pause: TimeSpan.FromMilliseconds(200)));
        await using var client = new ModelClient(new(Impatient(model)) { ["Assistant:MaxRetries"] = "0" });

        Assert.Equal(ModelFailure.TimedOut, (await client.FailureAsync(Question, streams: true)).Failure);
    }

    [Fact]
    public async Task A_stream_that_breaks_off_is_not_an_answer()
    {
        await using var model = await ScriptedEndpoint.StartAsync(ScriptedReply.BreaksOffAfter(Answer));
        await using var client = new ModelClient(model.Settings);

        Assert.Equal(ModelFailure.Unreachable, (await client.FailureAsync(Question, streams: true)).Failure);
    }

    [Fact]
    public async Task A_stream_that_ends_without_saying_why_is_not_an_answer()
    {
        await using var model = await ScriptedEndpoint.StartAsync(ScriptedReply.EndsAfter(Answer));
        await using var client = new ModelClient(model.Settings);

        Assert.Equal(ModelFailure.Malformed, (await client.FailureAsync(Question, streams: true)).Failure);
    }

    [Fact]
    public async Task An_endpoint_where_nothing_listens_is_unreachable()
    {
        var model = await ScriptedEndpoint.StartAsync(ScriptedReply.Says(Answer));
        var settings = model.Settings;
        await model.DisposeAsync();
        await using var client = new ModelClient(settings);

        Assert.Equal(ModelFailure.Unreachable, (await client.FailureAsync(Question)).Failure);
    }

    [Fact]
    public async Task A_model_that_keeps_failing_is_left_alone()
    {
        await using var model = await ScriptedEndpoint.StartAsync(ScriptedReply.Status(500));
        await using var client = new ModelClient(With(model, "Assistant:MaxRetries", "0"));
        var failures = new List<ModelFailure>();
        for (var call = 0; call < 10; call++)
            failures.Add((await client.FailureAsync(Question)).Failure);

        Assert.Equal(ModelFailure.Failed, failures[0]);
        Assert.Equal(ModelFailure.Paused, failures[^1]);
        Assert.True(model.Requests.Count < failures.Count);
    }

    [Fact]
    public async Task A_caller_who_leaves_is_not_a_failure_of_the_model()
    {
        await using var model = await ScriptedEndpoint.StartAsync(ScriptedReply.Hangs());
        await using var client = new ModelClient(model.Settings);
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => client.Chat.GetResponseAsync([new(Microsoft.Extensions.AI.ChatRole.User, Question)], null, leaving.Token));
        Assert.DoesNotContain(client.Logs, log => log.EventId == 8101);
    }

    private static Dictionary<string, string?> Impatient(ScriptedEndpoint model) => With(model, "Assistant:TimeoutSeconds", "1");

    private static Dictionary<string, string?> With(ScriptedEndpoint model, string name, string value) =>
        new(model.Settings) { [name] = value };
}
