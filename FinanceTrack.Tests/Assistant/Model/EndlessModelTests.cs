using System.Runtime.CompilerServices;
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

        Assert.Equal(ModelFailure.Malformed, await FailureAsync(client));
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
