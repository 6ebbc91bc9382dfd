using Azure.Storage.Blobs;
using FinanceTrack.Domain.Anomalies.Facts;
using FinanceTrack.Domain.Anomalies.Feedback;
using FinanceTrack.Domain.Anomalies.Jobs;
using FinanceTrack.Domain.Anomalies.Model;
using FinanceTrack.Domain.Anomalies.Storage;
using FinanceTrack.Domain.Anomalies.Training;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Domain.Users.Training;
using FinanceTrack.Tests.Ledger;
using FinanceTrack.Tests.ModelRegistry;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.Anomalies.Jobs;

public sealed class TrainAnomalyModelTests : IAsyncLifetime
{
    private const int Users = 20, Rows = 240;
    private static readonly AnomalyTrainingPlan Quick = new(MinUsers: 5, MinRows: 500);
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-01T12:00:00Z", null);

    private readonly FakeTimeProvider _time = new(Now);
    private TestLedger _ledger = null!;
    private ModelStore _store = null!;
    private BlobServiceClient _blobs = null!;
    private DyingStorage _storage = null!;
    private Registry _registry = null!;

    public async Task InitializeAsync()
    {
        _ledger = await TestLedger.StartAsync(DatabaseProvider.Sqlite);
        (_blobs, _storage) = DyingStorage.Of(await StorageEmulator.TakeAccountAsync());
        _store = new ModelStore(_blobs);
        _registry = new Registry(_store, _time, new AnomalyModelFormat());
        for (var user = 0; user < Users; user++)
            await _ledger.AddHistoryAsync(seed: user, rows: Rows, Now);
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task Without_a_model_one_that_beats_the_sum_is_served_and_says_by_how_much()
    {
        var report = await TrainAsync();

        Assert.True(report.Promoted, report.Reason);
        Assert.True(report.AveragePrecision > report.Before, report.Reason);
        Assert.Equal((report.Version, report.Reason), await ServedAsync());
    }

    [Theory]
    [InlineData("Training", null)]
    [InlineData("Comparing", null)]
    [InlineData(null, "/model.bin")]
    [InlineData(null, "/manifest.json")]
    [InlineData(null, "/current.json")]
    public async Task A_crash_in_the_middle_leaves_what_was_served_and_the_next_training_goes_through(string? phase, string? write)
    {
        var before = await ServeNothingLearntAsync();

        _storage.DieAt(write);
        await Assert.ThrowsAsync<IOException>(() => TrainAsync(message =>
            phase is not null && message.StartsWith(phase, StringComparison.Ordinal)
                ? throw new IOException("The host died.") : Task.CompletedTask));
        _storage.Revive();

        Assert.Equal(before, (await ServedAsync()).Version);
        var report = await TrainAsync();
        Assert.True(report.Promoted, report.Reason);
        Assert.Equal(report.Version, (await ServedAsync()).Version);
    }

    [Fact]
    public async Task Of_two_trainings_at_once_one_wins_and_the_other_says_that_it_is_no_better()
    {
        var before = await ServeNothingLearntAsync();
        using var bothTrained = new Barrier(2);

        var reports = await Task.WhenAll(Together(), Together());

        var winner = Assert.Single(reports, report => report.Promoted);
        var other = Assert.Single(reports, report => !report.Promoted);
        Assert.StartsWith("No better.", other.Reason, StringComparison.Ordinal);
        Assert.Equal(winner.AveragePrecision, other.Before);
        Assert.Equal((winner.Version, winner.Reason), await ServedAsync());
        Assert.Equal(before, (await _store.FindPointerAsync(SmallScorer.Kind, default))!.Pointer.Previous);

        Task<AnomalyTrainingReport> Together() => Task.Run(() => TrainAsync(message =>
        {
            if (message.StartsWith("Comparing", StringComparison.Ordinal))
                bothTrained.SignalAndWait(TimeSpan.FromMinutes(2));
            return Task.CompletedTask;
        }));
    }

    [Fact]
    public async Task A_served_model_that_is_damaged_is_replaced_and_a_pinned_one_is_not()
    {
        var pinned = await ServeNothingLearntAsync();
        await _registry.Pin.ExecuteAsync(SmallScorer.Kind, true, new PointerReason("Hold."), null, default, default);
        var kept = await TrainAsync();

        Assert.False(kept.Promoted);
        Assert.Contains("pinned", kept.Reason, StringComparison.Ordinal);
        Assert.Equal(pinned, (await ServedAsync()).Version);

        await _registry.Pin.ExecuteAsync(SmallScorer.Kind, false, new PointerReason("Go on."), null, default, default);
        await _blobs.GetBlobContainerClient("models")
            .GetBlobClient($"{SmallScorer.Kind}/{pinned}/model.bin").UploadAsync(new BinaryData("half"), overwrite: true);
        Assert.True((await TrainAsync()).Promoted);
    }

    [Fact]
    public async Task One_user_who_confirms_five_hundred_ordinary_rows_changes_nothing_for_the_others()
    {
        var (user, ids) = await _ledger.AddHistoryAsync(seed: 99, rows: 520, Now);
        await TrainAsync();
        await _ledger.AnswerAllAsync(user, ids.Take(500), AnomalyAnswer.Confirmed);
        var sample = await new HistorySample(_ledger.Database, _ledger.Get<TrainingUsers>())
            .DrawAsync(users: 100, rowsOfOne: 1_000, rows: 10_000, seed: 1, CancellationToken.None);
        Assert.Contains(SampleSplit.Of(sample).TrainingSet, history => history.LedgerId == user);

        var poisoned = await TrainAsync();

        Assert.Equal(0, poisoned.Answers);
        Assert.False(poisoned.Promoted, poisoned.Reason);
        Assert.Single((await _store.ListAsync(SmallScorer.Kind, null, 10, default)).Select(manifest => manifest.Sha256).Distinct());
    }

    [Fact]
    public async Task Where_rows_run_out_before_users_do_the_draw_is_of_young_and_old_users_alike()
    {
        var sample = await new HistorySample(_ledger.Database, _ledger.Get<TrainingUsers>())
            .DrawAsync(users: 100, rowsOfOne: 1_000, rows: 3 * Rows, seed: 1, CancellationToken.None);

        Assert.Equal(3, sample.Count);
        Assert.NotEqual([0, 1, 2], sample.Select(history => (int)history.LedgerId.ToByteArray()[0]).Order());
    }

    [Fact]
    public void The_users_that_models_are_measured_on_are_the_same_however_many_join()
    {
        SampledHistory[] users = [.. Enumerable.Range(0, 400).Select(i => new SampledHistory(new Guid(i, 0, 0, new byte[8]), [], [], []))];

        var (before, after) = (SampleSplit.Of(users[..200]), SampleSplit.Of(users));

        Assert.InRange(before.HeldBack.Count, 25, 55);
        Assert.Superset(Ids(before.HeldBack), Ids(after.HeldBack));
        Assert.Superset(Ids(before.TrainingSet), Ids(after.TrainingSet));
    }

    [Fact]
    public void Of_those_who_are_learned_from_the_latest_fifth_is_measured_on()
    {
        TransactionFacts[] rows =
            [.. Enumerable.Range(0, 100).Select(i => TransactionFacts.Of(i, new DateOnly(2026, 1, 1), null, -5, "EUR", 1, 1))];
        Guid[] ids = [.. rows.Select(_ => Guid.NewGuid())];
        SampledHistory[] users =
            [.. Enumerable.Range(0, 20)
                .Select(i => new SampledHistory(new Guid(i, 0, 0, new byte[8]), ids, new DateTimeOffset[100], rows))];

        var split = SampleSplit.Of(users);

        Assert.All(split.TrainingSet, history => Assert.Equal((80, ids[79]), (history.Rows.Count, history.TransactionIds[^1])));
        Assert.Equal(
            split.HeldBack.Concat(split.TrainingSet)
            .Select(history => history.LedgerId), split.EvaluationSet.Select(history => history.LedgerId));
        Assert.All(split.EvaluationSet, history => Assert.Equal(100, history.Rows.Count));
        Assert.Equal([.. split.HeldBack.Select(_ => 0), .. split.TrainingSet.Select(_ => 80)], split.From);
    }

    private static HashSet<Guid> Ids(IEnumerable<SampledHistory> histories) => [.. histories.Select(history => history.LedgerId)];

    private Task<AnomalyTrainingReport> TrainAsync(Func<string, Task>? report = null)
    {
        _time.Advance(TimeSpan.FromSeconds(1)); // Another second, another version.
        return new TrainAnomalyModel(
            _ledger.Database, _ledger.Get<ScorerSource>(), _store, new AnomalyModelFormat(), _ledger.Get<TrainingUsers>(), Quick, _time)
            .ExecuteAsync((_, message) => report?.Invoke(message) ?? Task.CompletedTask, CancellationToken.None);
    }

    private async Task<string> ServeNothingLearntAsync()
    {
        var version = await SmallScorer.SaveAsync(_store, tail: 0, Now);
        await _registry.PromoteAsync(SmallScorer.Kind, version);
        return version;
    }

    /// <summary>What the pointer names, when it can be read.</summary>
    private async Task<(string? Version, string Reason)> ServedAsync()
    {
        var pointer = (await _store.FindPointerAsync(SmallScorer.Kind, default))!.Pointer;
        var format = new AnomalyModelFormat();
        format.Check(await _store.ReadAsync(format.Kind, format.Schema, pointer.Version, default));
        return (pointer.Version, pointer.Reason);
    }
}
