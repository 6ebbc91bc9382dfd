using System.Diagnostics;
using FinanceTrack.Domain.Data;

namespace FinanceTrack.Tests.Support;

/// <summary>Waits for what happens elsewhere: in a queue, a timer, another process.</summary>
internal static class Eventually
{
    // A message whose sending was cut short for taking too long is sent by a sweep, which may be two minutes later.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(25);

    /// <summary>Asks until the condition holds; fails, naming it, when it does not within three minutes.</summary>
    public static Task TrueAsync(string what, Func<bool> condition) => TrueAsync(what, () => Task.FromResult(condition()));

    /// <inheritdoc cref="TrueAsync(string, Func{bool})" />
    public static async Task TrueAsync(string what, Func<Task<bool>> condition)
    {
        var waited = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(waited.Elapsed < Patience, $"Not within {Patience.TotalMinutes} minutes: {what}.");
            await Task.Delay(Interval);
        }
    }

    /// <summary>Until what is made next has a later time than what was made before: instants and ids are to the millisecond.</summary>
    public static Task NextMillisecondAsync()
    {
        var now = TimeProvider.System.Now();
        return TrueAsync("the next millisecond has begun", () => TimeProvider.System.Now() > now);
    }
}
