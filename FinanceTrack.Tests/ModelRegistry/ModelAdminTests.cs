using System.Net;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.ModelRegistry;

/// <summary>The registry over HTTP, as administrators see it.</summary>
public sealed class ModelAdminTests : IAsyncLifetime
{
    private const string Path = $"admin/models/{SmallClassifier.Kind}";
    private static readonly DateTimeOffset Trained = DateTimeOffset.Parse("2026-03-01T12:00:00Z", null);

    private FinanceTrackHost _host = null!;
    private ModelStore _store = null!;
    private TestUser _admin = null!;

    public async Task InitializeAsync()
    {
        FinanceTrackHost.InProcessOnly();
        _host = await FinanceTrackHost.StartAsync();
        _store = new ModelStore(_host.Blobs);
        _admin = await Administrator.RegisterAsync(_host);
    }

    public async Task DisposeAsync()
    {
        _admin.Dispose();
        await _host.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_promotion_a_rollback_and_a_pin_show_in_what_is_served()
    {
        var (one, two) = await SaveTwoAsync();

        (await PromoteAsync(one)).Is(HttpStatusCode.OK);
        var promoted = (await PromoteAsync(two)).Is(HttpStatusCode.OK);
        Assert.Equal((two, one, false), Served(promoted));
        var rolledBack = (await _admin.PostAsync($"{Path}/rollbacks", new { reason = "Worse." })).Is(HttpStatusCode.OK);
        Assert.Equal((one, two, false), Served(rolledBack));
        var pinned = (await _admin.SendAsync(HttpMethod.Put, $"{Path}/pin", new { reason = "Hold." }, rolledBack.ETag)).Is(HttpStatusCode.OK);
        Assert.Equal((one, two, true), Served(pinned));

        var found = (await _admin.GetAsync(Path)).Is(HttpStatusCode.OK);
        Assert.Equal((one, two, true), Served(found));
        Assert.Equal(pinned.ETag, found.ETag);
        Assert.Equal("Hold.", found.Body.GetProperty("reason").GetString());
        Assert.Equal((one, two, false), Served((await _admin.DeleteAsync($"{Path}/pin", found.ETag)).Is(HttpStatusCode.OK)));
        var kinds = (await _admin.GetAsync("admin/models")).Is(HttpStatusCode.OK).Body.GetProperty("items").EnumerateArray();
        Assert.Equal(["anomaly-scorer", "expense-classifier"], kinds.Select(kind => kind.GetProperty("kind").GetString()));
    }

    [SkippableFact]
    public async Task A_repeated_rollback_that_names_an_older_state_changes_nothing()
    {
        var (one, two) = await SaveTwoAsync();
        await PromoteAsync(one);
        var seen = (await PromoteAsync(two)).ETag;

        (await _admin.SendAsync(HttpMethod.Post, $"{Path}/rollbacks", new { reason = "Worse." }, seen)).Is(HttpStatusCode.OK);
        (await _admin.SendAsync(HttpMethod.Post, $"{Path}/rollbacks", new { reason = "Worse." }, seen)).IsProblem(HttpStatusCode.PreconditionFailed);
        (await PromoteAsync(two, seen)).IsProblem(HttpStatusCode.PreconditionFailed);
        (await _admin.SendAsync(HttpMethod.Put, $"{Path}/pin", new { reason = "Hold." }, "nonsense")).IsProblem(HttpStatusCode.PreconditionFailed);
        (await _admin.DeleteAsync($"{Path}/pin", seen)).IsProblem(HttpStatusCode.PreconditionFailed);

        Assert.Equal((one, two, false), Served(await _admin.GetAsync(Path)));
    }

    [SkippableFact]
    public async Task What_is_not_there_is_404_what_cannot_be_is_409_and_what_cannot_be_read_is_422()
    {
        (await _admin.GetAsync(Path)).IsProblem(HttpStatusCode.NotFound);
        (await _admin.PostAsync($"{Path}/rollbacks", new { reason = "Worse." })).IsProblem(HttpStatusCode.Conflict);
        (await _admin.SendAsync(HttpMethod.Put, $"{Path}/pin", new { reason = "Hold." })).IsProblem(HttpStatusCode.Conflict);
        (await PromoteAsync("20260301T120000000Z-00000000", "\"0x1\"")).IsProblem(HttpStatusCode.PreconditionFailed);
        var (one, two) = await SaveTwoAsync();
        await PromoteAsync(one);
        await _host.Blobs.GetBlobContainerClient("models").GetBlobClient($"{SmallClassifier.Kind}/{two}/model.bin").UploadAsync(new BinaryData("half"), overwrite: true);

        (await PromoteAsync(two)).IsProblem(HttpStatusCode.UnprocessableEntity);
        foreach (var version in (string[])["20260301T120000000Z-00000000", "../expense-classifier", "current.json", "%2e%2e/x", "x\\y"])
        {
            (await PromoteAsync(version)).IsProblem(HttpStatusCode.NotFound);
            (await _admin.GetAsync($"{Path}/comparison?left={one}&right={Uri.EscapeDataString(version)}")).IsProblem(HttpStatusCode.NotFound);
        }

        foreach (var kind in (string[])["no-such-kind", "..%2fmodels", "EXPENSE-CLASSIFIER"])
        {
            (await _admin.GetAsync($"admin/models/{kind}")).IsProblem(HttpStatusCode.NotFound);
            (await _admin.GetAsync($"admin/models/{kind}/versions")).IsProblem(HttpStatusCode.NotFound);
            (await _admin.PostAsync($"admin/models/{kind}/rollbacks", new { reason = "Worse." })).IsProblem(HttpStatusCode.NotFound);
        }

        Assert.Equal((one, null, false), Served(await _admin.GetAsync(Path)));
    }

    [SkippableFact]
    public async Task What_is_wrong_with_a_request_is_named()
    {
        Assert.Equal(["/reason", "/version"], (await _admin.PostAsync($"{Path}/promotions", new { })).Pointers);
        Assert.Equal(["/reason"], (await _admin.PostAsync($"{Path}/rollbacks", new { reason = new string('x', 501) })).Pointers);
        Assert.Equal(["/reason"], (await _admin.SendAsync(HttpMethod.Put, $"{Path}/pin", new { reason = "a\0b" })).Pointers);
        Assert.Equal(["/version"], (await _admin.PostAsync($"{Path}/promotions", new { version = new string('x', 20_000), reason = "Try." })).Pointers);
        Assert.Equal(["left", "right"], (await _admin.GetAsync($"{Path}/comparison?left=")).Pointers);
        Assert.Equal(["cursor"], (await _admin.GetAsync($"{Path}/versions?cursor=..")).Pointers);
        (await _admin.SendAsync(HttpMethod.Put, $"{Path}/pin")).IsProblem(HttpStatusCode.UnsupportedMediaType);
    }

    [SkippableFact]
    public async Task Two_versions_are_listed_newest_first_and_compared_figure_by_figure()
    {
        var (one, two) = await SaveTwoAsync();

        var page = (await _admin.GetAsync($"{Path}/versions?limit=1")).Is(HttpStatusCode.OK).Body;
        Assert.Equal(two, page.GetProperty("items")[0].GetProperty("version").GetString());
        Assert.Equal(two, page.GetProperty("nextCursor").GetString());
        var comparison = (await _admin.GetAsync($"{Path}/comparison?left={one}&right={two}")).Is(HttpStatusCode.OK).Body;
        var accuracy = Assert.Single(comparison.GetProperty("metrics").EnumerateArray());
        Assert.Equal(.25, accuracy.GetProperty("difference").GetDouble(), 9);
    }

    private static (string?, string?, bool) Served(Answer answer) => (
        answer.Is(HttpStatusCode.OK).Body.GetProperty("version").GetString(),
        answer.Body.GetProperty("previous").GetString(),
        answer.Body.GetProperty("pinned").GetBoolean());

    private async Task<(string One, string Two)> SaveTwoAsync() => (
        await SmallClassifier.SaveAsync(_store, 1, Trained, new Dictionary<string, double> { ["accuracy"] = .5 }),
        await SmallClassifier.SaveAsync(_store, 2, Trained.AddDays(1), new Dictionary<string, double> { ["accuracy"] = .75 }));

    private Task<Answer> PromoteAsync(string version, string? ifMatch = null) =>
        _admin.SendAsync(HttpMethod.Post, $"{Path}/promotions", new { version, reason = "Better." }, ifMatch);
}
