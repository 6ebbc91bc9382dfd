using FinanceTrack.Domain.Categorization;
using FinanceTrack.Domain.Categorization.Jobs;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Categorization.Training;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Domain.Users.Training;
using FinanceTrack.Tests.ModelRegistry;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Tests.Categorization;

public sealed partial class TrainExpenseClassifierTests : IAsyncLifetime
{
    private static readonly TrainingPlan Quick = new(SyntheticPerCategory: 30, MinLabelled: 10)
    {
        Settings = new TrainingSettings(Iterations: 12)
    };

    // Users are held back by their ids, which so are the same in every run.
    private readonly Random _ids = new(1);

    private TestDatabase _database = null!;
    private ModelStore _store = null!;
    private DyingStorage _storage = null!;
    private Registry _registry = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        (var blobs, _storage) = DyingStorage.Of(await StorageEmulator.TakeAccountAsync());
        _store = new ModelStore(blobs);
        _registry = new Registry(_store, TimeProvider.System, new ExpenseClassifierFormat());
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Without_a_model_the_default_one_is_trained_and_served()
    {
        var outcome = await TrainAsync();

        Assert.True(outcome.Promoted, outcome.Reason);
        Assert.Equal(outcome.Version, await ServedAsync());
        Assert.True(outcome.Candidate!["accuracy"] > .5);
    }

    [Fact]
    public async Task With_too_few_answers_the_served_model_stays()
    {
        var first = await TrainAsync();

        var second = await TrainAsync();

        Assert.False(second.Promoted);
        Assert.Null(second.Version);
        Assert.Equal(first.Version, await ServedAsync());
    }

    [Fact]
    public async Task What_many_users_say_is_learnt_and_promoted_with_its_gain()
    {
        await TrainAsync();
        await LabelAsync(users: 30, lines: 20, i => ($"QWYZZLE KRUMPF {i % 20}", "home"));

        var outcome = await TrainAsync();

        Assert.True(outcome.Promoted, outcome.Reason);
        Assert.True(outcome.Candidate!["accuracy"] > outcome.Current!["accuracy"]);
        Assert.Equal("home", await PredictAsync("QWYZZLE KRUMPF 99"));
    }

    [Fact]
    public async Task One_user_with_five_hundred_wrong_answers_changes_nothing_for_the_others()
    {
        string[] known =
            ["NETFLIX COM", "SPOTIFY USA", "STARBUCKS STORE", "MCDONALDS", "WALGREENS", "IKEA", "RYANAIR", "VODAFONE", "LIDL", "PRIMARK"];
        await LabelAsync(users: 30, lines: 20, i => ($"QWYZZLE KRUMPF {i % 20}", "home"));
        await LabelAsync(users: 1, lines: 500, i => ($"{known[i % known.Length]} {i}", "giving_membership"));

        var outcome = await TrainAsync();

        Assert.Equal(1, outcome.QuarantinedUsers);
        Assert.Equal("entertainment", await PredictAsync("NETFLIX COM 17"));
        Assert.Equal("groceries", await PredictAsync("LIDL 8"));
    }

    [Theory]
    [InlineData(false, 60, false)]
    [InlineData(true, 1, false)]
    [InlineData(true, 60, true)]
    public async Task Many_accounts_of_one_person_teach_nothing_and_judge_nothing(bool confirmed, int age, bool oneNetwork)
    {
        var first = await TrainAsync();
        byte[]? network = oneNetwork ? [1, 2, 3, 4, 5, 6, 7, 8] : null;
        await LabelAsync(
            users: 24, lines: 166, i => ($"ZORPX TRADE {i}", "home"), confirmed, DateTimeOffset.UtcNow.AddDays(-age), network);

        var learners = await Users.ReadAsync(default);
        var set = await TrainingSet.ReadAsync(_database.Database, learners, _ => Task.CompletedTask, default);

        Assert.Equal(oneNetwork ? 5 : 0, set.Users);
        Assert.InRange(set.HeldBack.Count, 0, HeldBackShare.MaxOfNetwork);
        if (!oneNetwork)
        {
            Assert.False((await TrainAsync()).Promoted);
            Assert.Equal(first.Version, await ServedAsync());
        }
    }

    [Fact]
    public async Task Accounts_of_one_network_are_a_small_part_of_what_a_model_is_judged_by()
    {
        await LabelAsync(users: 24, lines: 400, i => ($"ZORPX TRADE {i}", "home"), network: [1, 2, 3, 4, 5, 6, 7, 8]);
        await LabelAsync(users: 60, lines: 100, i => ($"NETFLIX COM {i}", "entertainment"));

        var set = await TrainingSet.ReadAsync(_database.Database, await Users.ReadAsync(default), _ => Task.CompletedTask, default);

        var theirs = set.HeldBack.Count(line => line.Description.StartsWith("ZORPX", StringComparison.Ordinal));
        Assert.InRange(theirs, 1, HeldBackShare.MaxOfNetwork);
        Assert.True(theirs < .2 * set.HeldBack.Count, $"{theirs} of {set.HeldBack.Count}");
    }

    [Fact]
    public async Task The_same_answers_train_the_same_model()
    {
        await LabelAsync(users: 5, lines: 20, i => ($"QWYZZLE KRUMPF {i % 20}", "home"));

        var (one, two) = (await TrainAsync(), await TrainAsync());
        var manifests = await _store.ListAsync(ExpenseClassifierFormat.ModelKind, null, 10, default);

        Assert.NotNull(two.Version);
        Assert.NotEqual(one.Version, two.Version);
        Assert.Single(manifests.Select(manifest => manifest.Sha256).Distinct());
        Assert.Single(manifests.Select(manifest => manifest.DataFingerprint).Distinct());
    }

    [Theory]
    [InlineData("Training", null)]
    [InlineData("Measuring", null)]
    [InlineData(null, "/model.bin")]
    [InlineData(null, "/manifest.json")]
    [InlineData(null, "/current.json")]
    public async Task A_crash_in_the_middle_leaves_what_was_served_and_the_next_training_goes_through(string? phase, string? write)
    {
        var first = await TrainAsync();
        await LabelAsync(users: 30, lines: 20, i => ($"QWYZZLE KRUMPF {i % 20}", "home"));

        _storage.DieAt(write);
        await Assert.ThrowsAsync<IOException>(() => TrainAsync(message =>
            phase is not null && message.StartsWith(phase, StringComparison.Ordinal)
                ? throw new IOException("The host died.") : Task.CompletedTask));
        _storage.Revive();

        Assert.Equal(first.Version, await ServedAsync());
        Assert.Equal("entertainment", await PredictAsync("NETFLIX COM"));
        Assert.True((await TrainAsync()).Promoted);
    }

    [Fact]
    public async Task Of_two_trainings_at_once_one_wins_and_the_other_says_that_it_is_no_better()
    {
        var first = await TrainAsync();
        await LabelAsync(users: 30, lines: 20, i => ($"QWYZZLE KRUMPF {i % 20}", "home"));
        using var bothTrained = new Barrier(2);

        var outcomes = await Task.WhenAll(Together(), Together());

        var winner = Assert.Single(outcomes, outcome => outcome.Promoted);
        var other = Assert.Single(outcomes, outcome => !outcome.Promoted);
        Assert.StartsWith("Accuracy +0.0000", other.Reason, StringComparison.Ordinal);
        Assert.Equal(winner.Version, await ServedAsync());
        Assert.Equal(first.Version, (await _store.FindPointerAsync(ExpenseClassifierFormat.ModelKind, default))!.Pointer.Previous);

        Task<TrainingOutcome> Together() => Task.Run(() => TrainAsync(message =>
        {
            if (message.StartsWith("Measuring", StringComparison.Ordinal))
                bothTrained.SignalAndWait(TimeSpan.FromMinutes(2));
            return Task.CompletedTask;
        }));
    }

    [Fact]
    public async Task A_pinned_model_is_not_replaced_however_good_the_new_one_is()
    {
        var first = await TrainAsync();
        await _registry.Pin.ExecuteAsync(ExpenseClassifierFormat.ModelKind, true, new PointerReason("hold"), null, default, default);
        await LabelAsync(users: 30, lines: 20, i => ($"QWYZZLE KRUMPF {i % 20}", "home"));

        Assert.False((await TrainAsync()).Promoted);
        Assert.Equal(first.Version, await ServedAsync());
    }

    [Fact]
    public async Task A_model_that_does_worse_than_its_predecessor_on_recent_answers_is_rolled_back()
    {
        await LabelAsync(users: 30, lines: 20, i => ($"QWYZZLE KRUMPF {i % 20}", "home"));
        var good = await TrainAsync();
        var worse = await SmallClassifier.SaveAsync(_store, leaning: 9, DateTimeOffset.UtcNow);
        await _registry.PromoteAsync(ExpenseClassifierFormat.ModelKind, worse);
        await LabelAsync(users: 10, lines: 40, i => ($"STARBUCKS {i % 40}", "dining"));

        var drift = await new ReportCategorizationDrift(
            _database.Database, _store, new ExpenseClassifierFormat(), Users, _registry.GoBack, TimeProvider.System).MeasureAsync(default);

        Assert.True(drift.RolledBack, drift.Verdict);
        Assert.Equal(good.Version, await ServedAsync());
    }

    private Task<TrainingOutcome> TrainAsync(Func<string, Task>? report = null) =>
        new TrainExpenseClassifier(_database.Database, _store, new ExpenseClassifierFormat(), Users, Quick, TimeProvider.System)
            .ExecuteAsync((_, message) => report?.Invoke(message) ?? Task.CompletedTask, default);

    private TrainingUsers Users => new(_database.Database, Options.Create(new LearningOptions()), TimeProvider.System);

    private async Task<string> ServedAsync() =>
        (await _store.FindPointerAsync(ExpenseClassifierFormat.ModelKind, default))!.Pointer.Version;

    private async Task<string> PredictAsync(string line)
    {
        var format = new ExpenseClassifierFormat();
        var p = new double[Taxonomy.Count];
        format.Read(await _store.ReadAsync(format.Kind, format.Schema, await ServedAsync(), default))
            .Score(line, MoneyDirection.Out, .5f, p);
        return Taxonomy.Slugs[Array.IndexOf(p, p.Max())];
    }
}
