using FinanceTrack.Domain.Anomalies.Jobs;
using FinanceTrack.Domain.Anomalies.Statistics;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.Transactions;
using FinanceTrack.Tests.Ledger;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Anomalies.Jobs;

public sealed class MigrateAnomalyStatisticsTests
{
    private const string Kind = MigrateAnomalyStatistics.JobKind;

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Users_of_an_older_form_are_upgraded_and_the_others_left(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        await ledger.AddUserAsync(10);
        var old = await OldUserAsync(ledger, 20);

        Assert.Equal(new StatisticsReport(1, 20, 1, 0), await ledger.ReportAsync(Kind));

        Assert.Equal(0, await CountAsync(ledger, old, 1));
        Assert.Equal(StatisticsReport.Empty, await ledger.ReportAsync(Kind));
        Assert.Equal(new StatisticsReport(2, 30, 0, 0), await ledger.ReportAsync(ComputeAnomalyStatistics.JobKind));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task A_transaction_that_arrives_first_upgrades_all_of_its_user(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var old = await OldUserAsync(ledger, 20);

        var recorded = await ledger.Get<RecordTransaction>().ExecuteAsync(
            old.Actor(), StatisticsLedger.Lunch(21), null, CancellationToken.None);

        Assert.True(recorded.Succeeded);
        Assert.Equal(0, await CountAsync(ledger, old, 1));
        Assert.Equal(StatisticsReport.Empty, await ledger.ReportAsync(Kind));
        Assert.Equal(new StatisticsReport(1, 21, 0, 0), await ledger.ReportAsync(ComputeAnomalyStatistics.JobKind));
    }

    [SkippableTheory, ClassData(typeof(DatabaseProviders))]
    public async Task Scoring_without_recording_reads_an_older_form_too_and_changes_nothing(DatabaseProvider provider)
    {
        await using var ledger = await TestLedger.StartAsync(provider);
        var (old, current) = (await OldUserAsync(ledger, 20), await ledger.AddUserAsync(20));
        var before = await CountAsync(ledger, old, 1);

        var score = ledger.Get<ScoreTransaction>();
        var ofOld = await score.ExecuteAsync(old, StatisticsLedger.Lunch(21, -70), CancellationToken.None);
        var ofCurrent = await score.ExecuteAsync(current, StatisticsLedger.Lunch(21, -70), CancellationToken.None);

        Assert.Equal(ofCurrent.Value.Anomaly.Score, ofOld.Value.Anomaly.Score);
        Assert.Equal(before, await CountAsync(ledger, old, 1));
    }

    [Fact]
    public async Task A_run_that_was_cut_off_leaves_only_the_rest()
    {
        await using var ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);
        for (var i = 0; i < 101; i++)
        {
            await ledger.ExecuteAsync(
                Tampering.InsertForm1Sql, new { LedgerId = (await ledger.AddUserAsync()).Id, State = Tampering.Form1State });
        }

        var impatient = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMinutes(5) };

        var (first, _) = await ledger.RunAsync(Kind, time: impatient);
        var rest = await ledger.ReportAsync(Kind); // Without the first one's checkpoint, as after a crash.

        Assert.Same(JobOutcome.Yield, first);
        Assert.Equal(new StatisticsReport(1, 0, 1, 0), rest);
    }

    private static async Task<Guid> OldUserAsync(TestLedger ledger, int transactions)
    {
        var user = await ledger.AddUserAsync(transactions);
        await ledger.ExecuteAsync(Tampering.MakeForm1Sql, new { LedgerId = user, State = Tampering.Form1State });
        Assert.Equal(0, await CountAsync(ledger, user, StatisticsCodec.CurrentForm));
        return user;
    }

    private static Task<int> CountAsync(TestLedger ledger, Guid user, int form) =>
        ledger.ScalarAsync<int>(Tampering.CountFormsSql, new { LedgerId = user, Form = form });
}
