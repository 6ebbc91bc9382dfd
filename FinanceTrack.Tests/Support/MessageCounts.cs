using Azure.Storage.Queues;

namespace FinanceTrack.Tests.Support;

internal static class MessageCounts
{
    /// <summary>How many messages can be taken now, 32 at most, and how many are hidden until later.</summary>
    public static async Task<(int Ready, int Hidden)> CountMessagesAsync(this QueueClient queue)
    {
        var ready = (await queue.PeekMessagesAsync(32)).Value.Length;
        return (ready, (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount - ready);
    }
}
