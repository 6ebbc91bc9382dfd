using System.Diagnostics;
using Azure.Storage.Queues;
using FinanceTrack.Domain.Messaging;
using Spectre.Console;

namespace FinanceTrack.LocalHost.Enqueue;

/// <summary>Waits until the running host has handled what is in <c>transactions-inbound</c>.</summary>
internal static class QueueDrain
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    // Longer than a killed host's messages stay hidden.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Returns when the queue is empty: a message leaves it once its transaction is recorded, or cannot be.</summary>
    /// <exception cref="StartFailure">No host takes any for a minute.</exception>
    public static async Task WaitAsync(string storage, IAnsiConsole console, CancellationToken cancellationToken)
    {
        var queue = new QueueClient(storage, QueueNames.TransactionsInbound);
        await console.Progress().StartAsync(async progress =>
        {
            var left = await CountAsync(queue, cancellationToken);
            var taken = progress.AddTask("Recorded by the host", maxValue: Math.Max(left, 1));
            var stuck = Stopwatch.StartNew();
            while (left > 0)
            {
                await Task.Delay(Interval, cancellationToken);
                var before = left;
                left = await CountAsync(queue, cancellationToken);
                taken.Value = taken.MaxValue - left;
                if (left < before)
                {
                    stuck.Restart();
                }
                else if (stuck.Elapsed > Patience)
                {
                    throw new StartFailure($"{left} messages wait and no host takes them: does one run on this storage?");
                }
            }

            taken.Value = taken.MaxValue;
        });
    }

    private static async Task<int> CountAsync(QueueClient queue, CancellationToken cancellationToken) =>
        (await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
}
