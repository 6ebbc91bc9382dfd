using System.Runtime.CompilerServices;
using FinanceTrack.Benchmarks.Assistant.Scripted;
using FinanceTrack.Domain.Assistant.Model;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace FinanceTrack.Tests.Assistant.Model;

/// <summary>An endpoint whose answer does not end.</summary>
public sealed class EndlessModelTests
{
    private const int MaxOutputTokens = 100;

    [Fact]
    public async Task A_stream_that_is_larger_than_was_asked_for_is_given_up()
    {
        using var endless = new EndlessClient(TimeSpan.Zero);
        using var client = new ClassifyingChatClient(endless, Timeout.InfiniteTimeSpan, TimeSpan.FromMinutes(1), NullLogger.Instance);

        Assert.Equal(ModelFailure.TooLarge, await FailureAsync(client));
        Assert.InRange(endless.Parts, MaxOutputTokens, 10_000);
    }

    [Fact]
    public async Task A_stream_whose_parts_drip_in_is_given_up_after_its_whole_time()
    {
        using var endless = new EndlessClient(TimeSpan.FromMilliseconds(100));
        using var client = new ClassifyingChatClient(endless, TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1), NullLogger.Instance);

        Assert.Equal(ModelFailure.TimedOut, await FailureAsync(client));
        Assert.InRange(endless.Parts, 1, 12);
    }

    [Theory]
    [InlineData(false, "{\"id\":\"", "xxxxxxxxxx")]
    [InlineData(false, "{\"unknown\":[0", ",1,2,3,4,5")]
    [InlineData(false, "", "          ")]
    [InlineData(true, "data: {\"id\":\"", "xxxxxxxxxx")]
    [InlineData(true, "", ": nothing\n\n")]
    [InlineData(true, "", "xxxxxxxxxx")]
    public async Task An_answer_of_more_bytes_than_was_asked_for_is_given_up(bool streams, string begin, string more)
    {
        await using var model = await ScriptedEndpoint.StartAsync(
            ScriptedReply.Endless(begin, more, streams ? "text/event-stream" : "application/json"));
        await using var client = new ModelClient(new(model.Settings) { ["Assistant:MaxOutputTokens"] = $"{MaxOutputTokens}" });

        Assert.Equal(ModelFailure.TooLarge, (await client.FailureAsync("How much?", streams)).Failure);
    }

    [Theory]
    [InlineData(1, 201, 10, false)]
    [InlineData(1, 201, 10, true)]
    [InlineData(1, 10, 101, false)]
    [InlineData(1, 10, 101, true)]
    [InlineData(101, 10, 10, false)]
    [InlineData(101, 10, 10, true)]
    public async Task Calls_with_long_ids_or_names_and_very_many_are_refused(int calls, int id, int name, bool streams)
    {
        using var model = new ScriptedModel(_ =>
            [.. Enumerable.Range(0, calls).Select(_ => new FunctionCallContent(new string('i', id), new string('n', name)))]);
        using var client = new ClassifyingChatClient(
            model, Timeout.InfiniteTimeSpan, TimeSpan.FromMinutes(1), NullLogger.Instance);

        var failed = await Assert.ThrowsAsync<ModelFailedException>(() => streams
            ? client.GetStreamingResponseAsync("How much?").ToChatResponseAsync()
            : client.GetResponseAsync("How much?"));

        Assert.Equal(ModelFailure.TooLarge, failed.Failure);
    }

    private static async Task<ModelFailure> FailureAsync(ClassifyingChatClient client)
    {
        var failed = await Assert.ThrowsAsync<ModelFailedException>(async () =>
        {
            var options = new ChatOptions { MaxOutputTokens = MaxOutputTokens };
            await foreach (var _ in client.GetStreamingResponseAsync([new(ChatRole.User, "How much?")], options))
            {
            }
        });
        return failed.Failure;
    }

    private sealed class EndlessClient(TimeSpan between) : IChatClient
    {
        public int Parts { get; private set; }

        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            throw new NotSupportedException();

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            while (true)
            {
                await Task.Delay(between, cancellationToken);
                Parts++;
                yield return new ChatResponseUpdate(ChatRole.Assistant, "more ");
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
