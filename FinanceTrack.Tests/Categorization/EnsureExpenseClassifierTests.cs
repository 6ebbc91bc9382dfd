using FinanceTrack.Domain.Categorization.Jobs;
using FinanceTrack.Domain.Categorization.Model;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Tests.Jobs;
using FinanceTrack.Tests.ModelRegistry;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Categorization;

public sealed class EnsureExpenseClassifierTests : IAsyncLifetime
{
    private static readonly Statement WaitingSql = Statement.Of("SELECT COUNT(*) FROM Jobs WHERE Kind = @Kind");

    private readonly ExpenseClassifierFormat _format = new();
    private JobBench _jobs = null!;
    private ModelStore _store = null!;
    private Registry _registry = null!;

    public async Task InitializeAsync()
    {
        _jobs = await JobBench.StartAsync(DatabaseProvider.Sqlite);
        (var blobs, _) = DyingStorage.Of(await StorageEmulator.TakeAccountAsync());
        _store = new ModelStore(blobs);
        _registry = new Registry(_store, TimeProvider.System, _format);
    }

    public async Task DisposeAsync() => await _jobs.DisposeAsync();

    [Fact]
    public async Task Where_nothing_is_served_a_training_is_queued_once()
    {
        Assert.True(await EnsureAsync());
        Assert.True(await EnsureAsync());

        Assert.Equal(1, await WaitingAsync());
    }

    [Fact]
    public async Task Where_a_model_is_served_nothing_is_done()
    {
        await ServeAsync();

        Assert.False(await EnsureAsync());
        Assert.Equal(0, await WaitingAsync());
    }

    [Fact]
    public async Task A_model_of_an_unreadable_schema_is_replaced_unless_it_is_pinned()
    {
        await ServeAsync();

        Assert.True(await EnsureAsync(new LaterFormat()));

        await _registry.Pin.ExecuteAsync(_format.Kind, true, new PointerReason("Hold."), null, default, default);
        Assert.False(await EnsureAsync(new LaterFormat()));
    }

    private async Task ServeAsync() =>
        await _registry.PromoteAsync(_format.Kind, await SmallClassifier.SaveAsync(_store, leaning: 1, DateTimeOffset.UtcNow));

    private Task<bool> EnsureAsync(ModelFormat<CategoryScorer>? format = null) =>
        new EnsureExpenseClassifier(_jobs.Database, _store, format ?? _format, _jobs.Backlog).ExecuteAsync(default);

    private Task<int> WaitingAsync() => _jobs.Database.ReadAsync(
        session => session.ScalarAsync<int>(WaitingSql, new { Kind = TrainExpenseClassifierJob.JobKind }), default);

    /// <summary>As a build reads that wants more in a model.</summary>
    private sealed class LaterFormat() : ModelFormat<CategoryScorer>(
        ExpenseClassifierFormat.ModelKind, ExpenseClassifierFormat.SchemaVersion + 1)
    {
        public override CategoryScorer Read(ReadOnlyMemory<byte> bytes) => throw new InvalidDataException("There are none of these yet.");
    }
}
