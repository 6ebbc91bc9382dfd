using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>Functions for the tests of timers; each says what it was told.</summary>
public sealed class EveryTwoSeconds(Calls calls)
{
    [Function("EveryTwoSeconds")]
    public void Run([TimerTrigger("*/2 * * * * *")] TimerInfo timer) =>
        calls.Enqueue($"status: {timer.ScheduleStatus is not null}, past due: {timer.IsPastDue}");
}

public sealed class Nightly(Calls calls)
{
    [Function("Nightly")]
    public void Run([TimerTrigger("%NightlySchedule%")] TimerInfo timer) =>
        calls.Enqueue($"next: {timer.ScheduleStatus?.Next:u}, past due: {timer.IsPastDue}");
}

public sealed class AtStartup(Calls calls)
{
    [Function("AtStartup")]
    public void Run([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer) =>
        calls.Enqueue($"status: {timer.ScheduleStatus is not null}");
}
