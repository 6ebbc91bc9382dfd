using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Domain.Anomalies.Jobs;
using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Scoring;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Anomalies.Training;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.Jobs;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Domain.Users.Training;
using FinanceTrack.Tests.Ledger;
using FinanceTrack.Tests.ModelRegistry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Anomalies.Jobs;

public sealed class ReportAnomalyDriftTests : IAsyncLifetime
{
    private const int Users = 6, Rows = 120;

    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-01T12:00:00Z", null);

    private readonly FakeTimeProvider _time = new(Now);
    private TestLedger _ledger = null!;
    private ModelStore _store = null!;
    private Registry _registry = null!;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite, services => services.AddSingleton<TimeProvider>(_time));
        _store = _ledger.Get<ModelStore>();
        _registry = new Registry(_store, _time, new AnomalyModelFormat());
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task A_model_that_alerts_much_more_than_its_predecessor_is_rolled_back()
    {
        await RecordAsync();
        var (quiet, loud) = await ServeAsync(tailBefore: 0, tailNow: 20);

        var report = await ReportAsync();

        Assert.Equal(quiet, report.RolledBackTo);
        Assert.StartsWith("Rolled back. On the same 720 recent rows it gives", report.Verdict, StringComparison.Ordinal);
        Assert.True(report.Recent.Served.FalseAlertsInMonth > 10 * AlertPolicy.DefaultBudget);
        Assert.Equal(0, report.Recent.Predecessor!.FalseAlertsInMonth);
        var pointer = (await _store.FindPointerAsync(SmallScorer.Kind, default))!.Pointer;
        Assert.Equal((quiet, loud), (pointer.Version, pointer.Previous));
        Assert.Contains(pointer.Reason, report.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_misses_confirmed_anomalies_is_rolled_back_too()
    {
        await RecordAsync(isOdd: row => row % 20 == 19);
        var good = (await new TrainAnomalyModel(
            _ledger.Database, _ledger.Get<ScorerSource>(), _store, new AnomalyModelFormat(), _ledger.Get<TrainingUsers>(),
            new AnomalyTrainingPlan(5, 500), _time)
            .ExecuteAsync((_, _) => Task.CompletedTask, default)).Version!;
        var blind = await SmallScorer.SaveAsync(_store, tail: 0, Now);
        await _registry.PromoteAsync(SmallScorer.Kind, good);
        await _registry.PromoteAsync(SmallScorer.Kind, blind);

        var report = await ReportAsync();

        Assert.Equal(good, report.RolledBackTo);
        Assert.Contains("average precision on what users confirmed", report.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_does_no_worse_stays_and_so_does_a_pinned_one()
    {
        await RecordAsync();
        var (_, quiet) = await ServeAsync(tailBefore: 20, tailNow: 0);

        Assert.Equal("The served model stays.", (await ReportAsync()).Verdict);

        await _registry.RollBack.ExecuteAsync(SmallScorer.Kind, new PointerReason("Try the loud one."), null, default, default);
        await _registry.Pin.ExecuteAsync(SmallScorer.Kind, true, new PointerReason("Hold."), null, default, default);
        var report = await ReportAsync();
        Assert.Null(report.RolledBackTo);
        Assert.StartsWith("The predecessor does better, but what is served is pinned.", report.Verdict, StringComparison.Ordinal);
        Assert.NotEqual(quiet, (await _store.FindPointerAsync(SmallScorer.Kind, default))!.Pointer.Version);
    }

    [Fact]
    public async Task What_scoring_came_to_is_reported_by_the_version_that_scored()
    {
        await RecordAsync(scoredBy: row => row < 60 ? ("one", row % 10 == 0) : ("two", false));

        var report = await ReportAsync();

        Assert.Equal("No model is served.", report.Verdict);
        Assert.Equal(["one", "two"], report.Records.Select(record => record.ScoredBy));
        Assert.All(report.Records, record => Assert.Equal(60 * Users, record.Rows));
        Assert.True(report.Records[0].FalseAlertsInMonth > 0);
        Assert.Equal(0, report.Records[1].FalseAlertsInMonth);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_scoring_sees_is_reported_to_have_moved_when_it_has(bool everythingIsDearerNow)
    {
        await RecordAsync(isOdd: row => everythingIsDearerNow && row >= 260, rows: 300);

        var drift = (await ReportAsync()).Recent.FeatureDrift;

        Assert.Equal(everythingIsDearerNow, drift["amountForUser"] > .25);
        Assert.InRange(drift["unusualHour"], 0, .1);
    }

    private async Task RecordAsync(Func<int, bool>? isOdd = null, Func<int, (string, bool)>? scoredBy = null, int rows = Rows)
    {
        for (var user = 0; user < Users; user++)
        {
            var (id, recorded) = await _ledger.AddHistoryAsync(user, rows, Now, scoredBy, isOdd);
            await _ledger.AnswerAllAsync(id, recorded.Where((_, row) => isOdd?.Invoke(row) == true), AnomalyAnswer.Confirmed);
        }
    }

    private async Task<(string Before, string Now)> ServeAsync(double tailBefore, double tailNow)
    {
        var (before, now) = (
            await SmallScorer.SaveAsync(_store, tailBefore, Now), await SmallScorer.SaveAsync(_store, tailNow, Now.AddSeconds(1)));
        await _registry.PromoteAsync(SmallScorer.Kind, before);
        await _registry.PromoteAsync(SmallScorer.Kind, now);
        return (before, now);
    }

    private async Task<AnomalyDriftReport> ReportAsync()
    {
        var (outcome, _) = await _ledger.RunAsync(ReportAnomalyDrift.JobKind);
        return (AnomalyDriftReport)Assert.IsType<JobOutcome.Succeeded>(outcome).Result!;
    }
}
