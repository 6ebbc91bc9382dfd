using FinanceTrack.Domain.Anomalies.Jobs;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Domain.Transactions.Rows;
using FinanceTrack.Tests.Ledger;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Anomalies.Jobs;

public sealed class ComputeAnomalyStatisticsTests
{
    private const string Kind = ComputeAnomalyStatistics.JobKind;

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Sound_statistics_are_found_sound(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        await ledger.AddUserAsync(30);
        await ledger.AddUserAsync(20);
        await ledger.AddUserAsync(0);

        Assert.Equal(new StatisticsReport(3, 50, 0, 0), await ledger.ReportAsync(Kind));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Drift_is_counted_once_and_repaired(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        await ledger.AddUserAsync(20);
        await ledger.ExecuteAsync(Tampering.LoseMerchantsSql, new { LedgerId = await ledger.AddUserAsync(30) });

        Assert.Equal(new StatisticsReport(2, 50, 0, 1), await ledger.ReportAsync(Kind));
        Assert.Equal(new StatisticsReport(2, 50, 0, 0), await ledger.ReportAsync(Kind));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_job_of_one_user_leaves_the_others(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var (one, other) = (await ledger.AddUserAsync(20), await ledger.AddUserAsync(30));
        foreach (var user in (Guid[])[one, other])
            await ledger.ExecuteAsync(Tampering.LoseMerchantsSql, new { LedgerId = user });

        Assert.Equal(new StatisticsReport(1, 20, 0, 1), await ledger.ReportAsync(Kind, one));
        Assert.Equal(new StatisticsReport(2, 50, 0, 1), await ledger.ReportAsync(Kind));
    }

    [Fact]
    public async Task An_erased_user_is_skipped()
    {
        await using var ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);

        Assert.Equal(StatisticsReport.Empty, await ledger.ReportAsync(Kind, Guid.NewGuid()));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task What_an_edit_of_a_long_history_left_to_do_is_expected_and_not_drift(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var user = await ledger.AddUserAsync(0);
        var ids = await ledger.RecordAsync(user, 30);
        await ledger.ExecuteAsync(Tampering.MakeLongSql, new { LedgerId = user });

        var deleted = await ledger.Get<DeleteTransaction>().ExecuteAsync(user.Actor(), ids[3], null, true, CancellationToken.None);

        Assert.Equal(StatisticsState.Recomputing, deleted.Value.Statistics);
        Assert.Equal(new StatisticsReport(1, 29, 1, 0), await ledger.ReportAsync(Kind, user));
        Assert.Equal(new StatisticsReport(1, 29, 0, 0), await ledger.ReportAsync(Kind, user));
    }

    [Fact]
    public async Task Statistics_stay_sound_and_are_never_called_drifted_while_transactions_arrive()
    {
        await using var ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);
        var user = await ledger.AddUserAsync(300);
        using var done = new CancellationTokenSource();

        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++)
            {
                await ledger.Get<RecordTransaction>().ExecuteAsync(
                    user.Actor(), StatisticsLedger.Lunch(300 + i), null, CancellationToken.None);
            }

            await done.CancelAsync();
        });
        var findings = new HashSet<StatisticsFinding>();
        do
            findings.Add((await ledger.Get<RepairStatistics>().ExecuteAsync(user, CancellationToken.None))!.Finding);
        while (!done.IsCancellationRequested);
        await writing;

        Assert.Equal([StatisticsFinding.Sound], findings);
        Assert.Equal(new StatisticsReport(1, 360, 0, 0), await ledger.ReportAsync(Kind, user));
    }

    [Fact]
    public async Task A_run_that_yields_continues_from_its_checkpoint()
    {
        await using var ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);
        for (var i = 0; i < 101; i++)
            await ledger.AddUserAsync();
        var impatient = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMinutes(5) };

        var (first, context) = await ledger.RunAsync(Kind, time: impatient);
        var (second, _) = await ledger.RunAsync(Kind, checkpoint: context.ResumeFrom);

        Assert.Same(JobOutcome.Yield, first);
        Assert.Equal(new StatisticsReport(101, 0, 0, 0), Assert.IsType<JobOutcome.Succeeded>(second).Result);
    }
}
