using System.Collections.Concurrent;
using System.Net;
using FinanceTrack.Domain.ModelRegistry;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using AnomalyModelParts = FinanceTrack.Domain.Anomalies.Model.AnomalyModelParts;

namespace FinanceTrack.Tests.ModelRegistry;

/// <summary>Models change while people use the product.</summary>
[Collection(Undisturbed.Name)]
public sealed class ModelSwapTests
{
    private const int Swaps = 4, Callers = 3;
    private static readonly DateTimeOffset Now = DateTimeOffset.Parse("2026-03-01T12:00:00Z", null);

    private readonly FakeTimeProvider _clock = new(Now);

    [SkippableFact]
    public async Task No_request_is_lost_while_models_are_promoted_and_rolled_back()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(clock: _clock);
        using var admin = await Administrator.RegisterAsync(host);
        var store = new ModelStore(host.Blobs);
        foreach (var version in (string[])[await SmallScorer.SaveAsync(store, tail: 0, Now), await SmallScorer.SaveAsync(store, tail: 20, Now.AddDays(1))])
            await PromoteAsync(admin, SmallScorer.Kind, version);
        foreach (var version in (string[])[await SmallClassifier.SaveAsync(store, leaning: 9, Now), await SmallClassifier.SaveAsync(store, leaning: 1, Now.AddDays(1))])
            await PromoteAsync(admin, SmallClassifier.Kind, version);

        var answers = new ConcurrentQueue<Answer>();
        using var done = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Callers).Select(caller => CallAsync(admin, caller, answers, done.Token)).ToList();
        var served = new List<string>();
        for (var swap = 0; swap < Swaps; swap++)
            served.Add(await SwapAsync(admin, answers));
        await done.CancelAsync();
        await Task.WhenAll(callers);

        Assert.All(answers, answer => Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created, answer.Text));
        Assert.Equal(2, served.Distinct().Count());
        Assert.Equal(served.Distinct().Order(), answers.Select(ScoredBy).OfType<string>().Distinct().Order());
    }

    [SkippableFact]
    public async Task A_truncated_model_is_never_served_over_the_last_good_one()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(clock: _clock);
        using var admin = await Administrator.RegisterAsync(host);
        var store = new ModelStore(host.Blobs);
        var good = await SmallScorer.SaveAsync(store, tail: 0, Now);
        await PromoteAsync(admin, SmallScorer.Kind, good);
        Assert.Equal(good, ScoredBy(await ScoreAsync(admin)));

        var broken = await SmallScorer.SaveAsync(store, tail: 20, Now.AddDays(1));
        var blob = host.Blobs.GetBlobContainerClient("models").GetBlobClient($"{SmallScorer.Kind}/{broken}/model.bin");
        var bytes = (await blob.DownloadContentAsync()).Value.Content.ToMemory();
        await blob.UploadAsync(new BinaryData(bytes[..(bytes.Length / 2)]), overwrite: true);
        var seen = (await store.FindPointerAsync(SmallScorer.Kind, default))!;
        // Past the use case, which refuses it: as a hand with the right to blobs could.
        Assert.NotNull(await store.TryPointAsync(SmallScorer.Kind, ModelPointer.To(broken, seen.Pointer, Now, "By hand."), seen.Tag, default));
        await host.Services.GetRequiredService<CurrentModel<AnomalyModelParts>>().ReloadAsync(default);

        Assert.Equal(good, ScoredBy(await ScoreAsync(admin)));
    }

    private static Task<Answer> ScoreAsync(TestUser user) => user.PostAsync(
        "transactions/score", new { bookedOn = "2026-03-01", amount = -10, currency = "EUR", description = "CORNER SHOP" });

    /// <summary>Scores, records and categorises, one after the other, until it is enough.</summary>
    private static async Task CallAsync(TestUser user, int caller, ConcurrentQueue<Answer> answers, CancellationToken enough)
    {
        for (var call = caller; !enough.IsCancellationRequested; call++)
        {
            var transaction = new { bookedOn = "2026-03-01", amount = -10, currency = "EUR", description = "CORNER SHOP" };
            answers.Enqueue(await ((call % 3) switch
            {
                0 => user.PostAsync("transactions/score", transaction),
                1 => user.PostAsync("transactions", transaction),
                _ => user.PostAsync("transactions/categorize", new { transactions = new[] { new { description = "CORNER SHOP", amount = -10, currency = "EUR" } } }),
            }));
        }
    }

    /// <summary>Rolls both kinds back, which is forth every second time, and waits until requests are answered by the other model.</summary>
    private async Task<string> SwapAsync(TestUser admin, ConcurrentQueue<Answer> answers)
    {
        (await admin.PostAsync($"admin/models/{SmallClassifier.Kind}/rollbacks", new { reason = "Swap." })).Is(HttpStatusCode.OK);
        var changed = (await admin.PostAsync($"admin/models/{SmallScorer.Kind}/rollbacks", new { reason = "Swap." })).Is(HttpStatusCode.OK);
        var version = changed.Body.GetProperty("version").GetString()!;
        var before = answers.Count;
        _clock.Advance(TimeSpan.FromSeconds(61)); // Processes look once a minute.
        await Eventually.TrueAsync($"{version} scores", () => answers.Skip(before).Any(answer => ScoredBy(answer) == version));
        return version;
    }

    private static async Task PromoteAsync(TestUser admin, string kind, string version) =>
        (await admin.PostAsync($"admin/models/{kind}/promotions", new { version, reason = "Try it." })).Is(HttpStatusCode.OK);

    private static string? ScoredBy(Answer answer) =>
        answer.Body.TryGetProperty("anomaly", out var anomaly) ? anomaly.GetProperty("scoredBy").GetString() : null;
}
