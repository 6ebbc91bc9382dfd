using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>
/// Throws <see cref="ModelFailedException"/> for each failure of the model, and gives up on a stream whose next part does not come in time,
/// or that goes on for longer, or says more, than an answer can.
/// </summary>
internal sealed partial class ClassifyingChatClient(IChatClient inner, StreamBounds bounds, ILogger logger) : DelegatingChatClient(inner)
{
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        try
        {
            return await base.GetResponseAsync(messages, options, cancellationToken);
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
        using var stalled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var updates = base.GetStreamingResponseAsync(messages, options, stalled.Token).GetAsyncEnumerator(stalled.Token);
        var (isWhole, waited, length) = (false, TimeSpan.Zero, 0L);
        // The time until the first part is that of the attempts, which the HTTP client limits; and none of the reader's own time counts.
        var asked = Stopwatch.GetTimestamp();
        while (await NextAsync(updates, cancellationToken))
        {
            stalled.CancelAfter(Timeout.InfiniteTimeSpan);
            waited += Stopwatch.GetElapsedTime(asked);
            length += StreamBounds.LengthOf(updates.Current);
            if (length > bounds.Length)
            {
                await stalled.CancelAsync(); // Else the rest might be read before the connection is given back.
                throw Logged(new ModelFailedException(ModelFailure.Malformed));
            }

            isWhole |= updates.Current.FinishReason is not null;
            yield return updates.Current;
            asked = Stopwatch.GetTimestamp();
            stalled.CancelAfter(bounds.NextWithin(waited));
        }

        // The end of a connection looks like the end of an answer; and a page of another server is a stream without parts.
        if (!isWhole)
            throw Logged(new ModelFailedException(ModelFailure.Malformed));
    }

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
