using Microsoft.Extensions.AI;
using StreamedPart = OpenAI.Chat.StreamingChatCompletionUpdate;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>What a streamed answer can be at most: past it, the endpoint is broken or hostile, and would fill the memory.</summary>
/// <param name="Patience">Until the next part.</param>
/// <param name="Time">Of the whole answer.</param>
/// <param name="Length">Of its text and the arguments of its calls, in characters.</param>
internal sealed record StreamBounds(TimeSpan Patience, TimeSpan Time, long Length)
{
    // No language has longer tokens on average, by far.
    private const int CharactersPerToken = 16;

    // Each part counts, so that a stream of empty ones ends too.
    private const int CharactersPerPart = 4;

    public static StreamBounds Of(ModelOptions options) => new(
        TimeSpan.FromSeconds(options.TimeoutSeconds),
        ModelResilience.TotalTime(options),
        (long)options.MaxOutputTokens * CharactersPerToken);

    /// <summary>In which the next part has to come, where the answer was waited for this long.</summary>
    public TimeSpan NextWithin(TimeSpan waited)
    {
        var left = Time - waited;
        return left > Patience ? Patience : left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <summary>How much a part counts. Arguments are counted as they come: the client hands them on only once they have ended.</summary>
    public static long LengthOf(ChatResponseUpdate update) =>
        CharactersPerPart
        + update.Contents.Sum(content => content switch
        {
            TextContent text => text.Text.Length,
            TextReasoningContent thought => thought.Text.Length,
            _ => 0L,
        })
        + (update.RawRepresentation is StreamedPart part
            ? part.ToolCallUpdates.Sum(call =>
                (call.FunctionName?.Length ?? 0L) + (call.FunctionArgumentsUpdate?.ToMemory().Length ?? 0L))
            : 0L);
}
