using System.Text;
using Azure.Storage.Blobs;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Domain.Results;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace FinanceTrack.Tests.ModelRegistry;

[Collection(Undisturbed.Name)]
public sealed class ModelRegistryTests : IAsyncLifetime
{
    private const string Kind = "test-model";
    private readonly FakeTimeProvider _time = new(
        DateTimeOffset.Parse("2026-03-01T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
    private BlobContainerClient _container = null!;
    private ModelStore _store = null!;
    private Registry _registry = null!;

    public async Task InitializeAsync()
    {
        var service = new BlobServiceClient(await StorageEmulator.TakeAccountAsync());
        _container = service.GetBlobContainerClient("models");
        _store = new ModelStore(service);
        _registry = new Registry(_store, _time, new TextFormat());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Nothing_is_served_before_a_model_is_promoted()
    {
        await SaveAsync("one");
        using var current = Current();

        Assert.Null(await current.GetAsync(default));
    }

    [Fact]
    public async Task A_promoted_model_is_swapped_in_while_the_old_one_stays_in_use()
    {
        using var current = Current();
        await PromoteAsync(await SaveAsync("one"));
        var before = await current.GetAsync(default);
        await PromoteAsync(await SaveAsync("two"));

        var after = await current.ReloadAsync(default);

        Assert.Equal("one", before!.Model);
        Assert.Equal("two", after!.Model);
    }

    [Fact]
    public async Task The_pointer_is_looked_at_once_a_minute_and_not_at_each_call()
    {
        using var current = Current();
        await PromoteAsync(await SaveAsync("one"));
        await current.GetAsync(default);
        await PromoteAsync(await SaveAsync("two"));

        Assert.Equal("one", (await current.GetAsync(default))!.Model);
        _time.Advance(TimeSpan.FromSeconds(61));

        await Eventually.TrueAsync("the second model is served", async () => (await current.GetAsync(default))!.Model == "two");
    }

    [Theory]
    [InlineData("truncated")]
    [InlineData("foreign")]
    [InlineData("gone")]
    public async Task A_damaged_model_is_refused_and_the_last_good_one_stays(string damage)
    {
        using var running = Current();
        await PromoteAsync(await SaveAsync("one"));
        await running.GetAsync(default);
        var second = await SaveAsync("second model");
        await PromoteAsync(second);
        await DamageAsync(second, damage);
        using var started = Current();

        Assert.Equal("one", (await running.ReloadAsync(default))!.Model);
        Assert.Equal("one", (await started.GetAsync(default))!.Model);
    }

    [Fact]
    public async Task A_model_of_another_schema_is_not_read()
    {
        var manifest = await SaveAsync("one", schema: 2);

        await Assert.ThrowsAsync<InvalidDataException>(() => _store.ReadAsync(Kind, 1, manifest.Version, default));
    }

    [Fact]
    public async Task A_damaged_model_cannot_be_promoted()
    {
        var manifest = await SaveAsync("one");
        await DamageAsync(manifest, "truncated");

        Assert.IsType<UnprocessableError>(
            (await _registry.Promote.ExecuteAsync(Kind, new ModelPromotion(manifest.Version, "test"), null, default, default)).Error);
    }

    [Fact]
    public async Task A_pointer_that_has_not_changed_is_not_read_again()
    {
        await PromoteAsync(await SaveAsync("one"));
        var first = await _store.FindChangedPointerAsync(Kind, default, default);

        var again = await _store.FindChangedPointerAsync(Kind, first.Tag, default);

        Assert.True(first.Changed);
        Assert.Equal((false, (ModelPointer?)null, first.Tag), again);
    }

    [Fact]
    public async Task Of_two_changes_of_the_pointer_at_once_one_wins_and_the_other_is_told()
    {
        var (one, two) = (await SaveAsync("one"), await SaveAsync("two"));
        await PromoteAsync(one);
        var seen = (await _store.FindPointerAsync(Kind, default))!;

        var outcomes = await Task.WhenAll(
            _store.TryPointAsync(Kind, seen.Pointer with { Version = two.Version }, seen.Tag, default),
            _store.TryPointAsync(Kind, seen.Pointer with { Pinned = true }, seen.Tag, default));

        Assert.Single(outcomes, won => won is not null);
    }

    [Fact]
    public async Task Rolling_back_serves_the_version_before_and_doing_it_twice_comes_back()
    {
        var (one, two) = (await SaveAsync("one"), await SaveAsync("two"));
        await PromoteAsync(one);
        await PromoteAsync(two);

        Assert.Equal(
            one.Version,
            (await _registry.RollBack.ExecuteAsync(Kind, new PointerReason("worse"), null, default, default)).Value.Pointer.Version);
        Assert.Equal(
            two.Version,
            (await _registry.RollBack.ExecuteAsync(Kind, new PointerReason("not worse"), null, default, default)).Value.Pointer.Version);
    }

    [Fact]
    public async Task A_job_does_not_roll_back_a_model_chosen_after_its_measurement()
    {
        await PromoteAsync(await SaveAsync("one"));
        await PromoteAsync(await SaveAsync("two"));
        var measured = await _store.FindPointerAsync(Kind, default);
        await PromoteAsync(await SaveAsync("three"));
        var chosen = await _store.FindPointerAsync(Kind, default);

        var verdict = await _registry.GoBack.ExecuteAsync(Kind, measured, "It is worse.", default);

        Assert.Null(verdict.RolledBackTo);
        Assert.Contains("the served model was changed meanwhile", verdict.Text, StringComparison.Ordinal);
        Assert.Equal(chosen, await _store.FindPointerAsync(Kind, default));
    }

    [Fact]
    public async Task A_model_that_can_be_read_no_more_is_not_rolled_back_to()
    {
        var (one, two) = (await SaveAsync("one"), await SaveAsync("two"));
        await PromoteAsync(one);
        await PromoteAsync(two);
        await DamageAsync(one, "truncated");

        Assert.IsType<UnprocessableError>(
            (await _registry.RollBack.ExecuteAsync(Kind, new PointerReason("worse"), null, default, default)).Error);
        Assert.Equal(two.Version, (await _store.FindPointerAsync(Kind, default))!.Pointer.Version);
    }

    [Fact]
    public async Task A_model_of_another_schema_is_not_promoted()
    {
        var manifest = await SaveAsync("one", schema: 2);

        Assert.IsType<UnprocessableError>(
            (await _registry.Promote.ExecuteAsync(Kind, new ModelPromotion(manifest.Version, "test"), null, default, default)).Error);
    }

    [Fact]
    public async Task A_damaged_pointer_leaves_the_last_good_model_in_service_until_the_next_promotion()
    {
        using var running = Current();
        var one = await SaveAsync("one");
        await PromoteAsync(one);
        await running.GetAsync(default);
        await _container.GetBlobClient($"{Kind}/current.json").UploadAsync(new BinaryData("{ \"version\": "), overwrite: true);

        Assert.Equal("one", (await running.ReloadAsync(default))!.Model);
        Assert.IsType<ConflictError>(
            (await _registry.RollBack.ExecuteAsync(Kind, new PointerReason("worse"), null, default, default)).Error);
        Assert.IsType<ConflictError>(
            (await _registry.Pin.ExecuteAsync(Kind, true, new PointerReason("hold"), null, default, default)).Error);
        await PromoteAsync(await SaveAsync("two"));
        Assert.Equal("two", (await running.ReloadAsync(default))!.Model);
    }

    [Fact]
    public async Task The_list_has_the_newest_first_page_by_page()
    {
        var one = await SaveAsync("one");
        _time.Advance(TimeSpan.FromHours(1));
        var two = await SaveAsync("two");
        _time.Advance(TimeSpan.FromHours(1));
        var three = await SaveAsync("three");
        var list = new ListModels(_store, [new TextFormat()]);

        var first = (await list.ExecuteAsync(Kind, new PageRequest(2, null), default)).Value;
        var second = (await list.ExecuteAsync(Kind, new PageRequest(2, first.NextCursor), default)).Value;

        Assert.Equal([three.Version, two.Version], first.Items.Select(version => version.Version));
        Assert.Equal([one.Version], second.Items.Select(version => version.Version));
        Assert.Null(second.NextCursor);
        Assert.IsType<NotFoundError>((await list.ExecuteAsync("no-such-kind", new PageRequest(2, null), default)).Error);
        Assert.IsType<ValidationError>((await list.ExecuteAsync(Kind, new PageRequest(2, "../x"), default)).Error);
    }

    private CurrentModel<string> Current() => new(_store, new TextFormat(), _time, NullLogger<CurrentModel<string>>.Instance);

    private Task<ModelManifest> SaveAsync(string text, int schema = 1) => _store.SaveAsync(
        new NewModel(Kind, schema, Encoding.UTF8.GetBytes(text), _time.GetUtcNow(), "data",
            new Dictionary<string, double> { ["accuracy"] = .5 }), default);

    private Task<TaggedPointer> PromoteAsync(ModelManifest manifest) => _registry.PromoteAsync(Kind, manifest.Version);

    private async Task DamageAsync(ModelManifest manifest, string damage)
    {
        var blob = _container.GetBlobClient($"{Kind}/{manifest.Version}/model.bin");
        if (damage == "gone")
            await blob.DeleteAsync();
        else
            await blob.UploadAsync(new BinaryData(damage == "truncated" ? "second" : "a model of another kind"), overwrite: true);
    }

    private sealed class TextFormat() : ModelFormat<string>(ModelRegistryTests.Kind, 1)
    {
        public override string Read(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
    }
}
