using Microsoft.Azure.Functions.Worker;

namespace FinanceTrack.Tests.LocalHost;

/// <summary>Functions for the tests of timers; each says what it was told.</summary>
public sealed class EverySecond(Calls calls)
{
    [Function("EverySecond")]
    public void Run([TimerTrigger("%SecondSchedule%", UseMonitor = false)] TimerInfo timer) =>
        calls.Enqueue($"status: {timer.ScheduleStatus is not null}, past due: {timer.IsPastDue}");
}

public sealed class Yearly(Calls calls)
{
    [Function("Yearly")]
    public void Run([TimerTrigger("0 0 3 1 1 *")] TimerInfo timer) =>
        calls.Enqueue($"next: {timer.ScheduleStatus?.Next.ToUniversalTime():MM-dd HH:mm}, past due: {timer.IsPastDue}");
}

public sealed class AtStartup(Calls calls)
{
    [Function("AtStartup")]
    public void Run([TimerTrigger("0 0 3 1 1 *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer) =>
        calls.Enqueue($"status: {timer.ScheduleStatus is not null}");
}
