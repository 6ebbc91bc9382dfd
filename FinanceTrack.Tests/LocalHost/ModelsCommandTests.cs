using Azure.Storage.Blobs;
using FinanceTrack.Domain.Data;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Tests.ModelRegistry;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.LocalHost;

/// <summary><c>models</c>, as an operator runs it beside a storage.</summary>
public sealed class ModelsCommandTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Trained = DateTimeOffset.Parse("2026-03-01T12:00:00Z", null);

    private TestDatabase _database = null!;
    private string _storage = "";

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        _storage = await StorageEmulator.TakeAccountAsync();
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Models_are_listed_compared_promoted_rolled_back_and_pinned_by_command()
    {
        var store = new ModelStore(new BlobServiceClient(_storage));
        var one = await SmallClassifier.SaveAsync(store, 1, Trained, new Dictionary<string, double> { ["accuracy"] = .5 });
        var two = await SmallClassifier.SaveAsync(store, 2, Trained.AddDays(1), new Dictionary<string, double> { ["accuracy"] = .75 });

        Assert.Contains($"{one} is served", await RunAsync("promote", SmallClassifier.Kind, one), StringComparison.Ordinal);
        Assert.Contains($"{two} is served", await RunAsync("promote", SmallClassifier.Kind, two, "--reason", "Better."), StringComparison.Ordinal);
        Assert.Contains("0.25", await RunAsync("compare", SmallClassifier.Kind, one, two), StringComparison.Ordinal);
        Assert.Contains($"{one} is served", await RunAsync("rollback", SmallClassifier.Kind), StringComparison.Ordinal);
        Assert.Contains("pinned", await RunAsync("pin", SmallClassifier.Kind), StringComparison.Ordinal);
        var list = await RunAsync("list");
        Assert.Contains("anomaly-scorer: nothing is served.", list, StringComparison.Ordinal);
        Assert.Contains($"expense-classifier: {one} is served", list, StringComparison.Ordinal);
        Assert.Contains(two, list, StringComparison.Ordinal);
        Assert.DoesNotContain("pinned", await RunAsync("unpin", SmallClassifier.Kind), StringComparison.Ordinal);
        Assert.StartsWith("1 There is no such model version.", await RunAsync("promote", SmallClassifier.Kind, "latest"), StringComparison.Ordinal);
    }

    /// <summary>What it prints; with the exit code before it where that is not 0.</summary>
    private async Task<string> RunAsync(params string[] arguments)
    {
        var command = await LocalHostCommand.RunAsync(LocalHostCommand.Environment(_storage, _database), ["models", .. arguments]);
        return command.ExitCode == 0 ? command.Output : $"{command.ExitCode} {command.Error}";
    }
}
