using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using RawUpdate = OpenAI.Chat.StreamingChatCompletionUpdate;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>
/// Throws <see cref="ModelFailedException"/> for each failure of the model, and gives up on a stream whose next part does not come in time,
/// that as a whole takes too long, or that is larger than the tokens that were asked for can be.
/// </summary>
/// <param name="patience">For the next part.</param>
/// <param name="total">For the whole stream.</param>
internal sealed partial class ClassifyingChatClient(IChatClient inner, TimeSpan patience, TimeSpan total, ILogger logger)
    : DelegatingChatClient(inner)
{
    /// <summary>Words of any language are shorter; a part counts as one more, since it may be empty.</summary>
    private const int MaxSizePerToken = 16;

    /// <summary>Parts that are not of the answer, and an answer that ends a little late.</summary>
    private const int Slack = 4_000;

    private const int DefaultMaxTokens = 16_000;

    /// <summary>Of one answer; those of known providers have some 30 characters in an id.</summary>
    private const int MaxCalls = 100, MaxCallId = 200, MaxCallName = 100;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            var response = await base.GetResponseAsync(messages, options, cancellationToken);
            CheckCalls([.. response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>()], before: 0);
            return response;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && FailureReader.Read(exception) is { } failed)
        {
            throw Logged(failed);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var whole = new CancellationTokenSource(total);
        using var stalled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, whole.Token);
        var left = ((long)MaxSizePerToken * (options?.MaxOutputTokens ?? DefaultMaxTokens)) + Slack;
        await using var updates = base.GetStreamingResponseAsync(messages, options, stalled.Token).GetAsyncEnumerator(stalled.Token);
        var isWhole = false;
        var calls = 0;
        // The time until the first part is that of the attempts, which the HTTP client limits; and none of the reader's own time counts.
        while (await NextAsync(updates, cancellationToken))
        {
            stalled.CancelAfter(Timeout.InfiniteTimeSpan);
            left -= SizeOf(updates.Current);
            if (left < 0)
                throw Logged(new ModelFailedException(ModelFailure.TooLarge));
            calls = CheckCalls([.. updates.Current.Contents.OfType<FunctionCallContent>()], calls);
            isWhole |= updates.Current.FinishReason is not null;
            yield return updates.Current;
            stalled.CancelAfter(patience);
        }

        // The end of a connection looks like the end of an answer; and a page of another server is a stream without parts.
        if (!isWhole)
            throw Logged(new ModelFailedException(ModelFailure.Malformed));
    }

    /// <summary>
    /// Ids and names of calls are sent back, kept and compared; and each call is a query. Returns how many calls there were with these.
    /// </summary>
    /// <exception cref="ModelFailedException">They are too many or too long.</exception>
    private int CheckCalls(List<FunctionCallContent> calls, int before)
    {
        var count = before + calls.Count;
        return count > MaxCalls || calls.Exists(call => call.CallId.Length > MaxCallId || call.Name.Length > MaxCallName)
            ? throw Logged(new ModelFailedException(ModelFailure.TooLarge))
            : count;
    }

    /// <summary>The client collects a call's arguments and gives them out at the end, so that they are counted as they come.</summary>
    private static long SizeOf(ChatResponseUpdate update) => 1 + update.Text.Length
        + (update.RawRepresentation is RawUpdate raw
            ? raw.ToolCallUpdates.Sum(call => call.FunctionArgumentsUpdate?.ToMemory().Length ?? 0)
            : 0);

    private async Task<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && FailureReader.Read(exception) is { } failed)
        {
            throw Logged(failed);
        }
    }

    private ModelFailedException Logged(ModelFailedException failed)
    {
        LogFailed(failed.Failure, failed.Status);
        return failed;
    }

    [LoggerMessage(8101, LogLevel.Warning, "A call of the language model failed: {Failure}, status {Status}", EventName = "8101")]
    private partial void LogFailed(ModelFailure failure, int? status);
}
