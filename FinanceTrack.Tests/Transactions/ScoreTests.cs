using System.Net;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Transactions;

public sealed class ScoreTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task Scoring_stores_nothing_and_learns_nothing()
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);
        var category = (await user.CategoriesAsync())["Dining"];
        await user.RecordAllAsync(Enumerable.Range(1, 28).Select(i => (object)new
        {
            bookedOn = $"2026-02-{i:00}",
            amount = -10 - (i % 3),
            currency = "EUR",
            description = "Lunch",
            categoryId = category,
        }));
        var dinner = new
        {
            bookedOn = "2026-03-01",
            amount = -480,
            currency = "EUR",
            description = "Chez Personne",
            categoryId = category,
            externalId = "e-1"
        };
        var summaries = (await user.GetAsync("summaries?from=2026-01&to=2026-12")).Is(HttpStatusCode.OK).Text;

        var scores = new List<string>();
        for (var i = 0; i < 5; i++)
            scores.Add((await user.PostAsync("transactions/score", dinner)).Is(HttpStatusCode.OK).Text);

        Assert.Single(scores.Distinct());
        Assert.Equal(28, (await user.ListAllAsync("transactions")).Count);
        Assert.Equal(summaries, (await user.GetAsync("summaries?from=2026-01&to=2026-12")).Is(HttpStatusCode.OK).Text);
    }

    [Fact]
    public async Task A_score_is_what_recording_the_same_transaction_gives()
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);
        var category = (await user.CategoriesAsync())["Shopping"];
        for (var i = 1; i <= 12; i++)
        {
            var next = new
            {
                bookedOn = $"2026-02-{i:00}",
                amount = -7 * i,
                currency = "EUR",
                description = $"Shop {i % 3}",
                categoryId = category
            };

            var scored = (await user.PostAsync("transactions/score", next)).Is(HttpStatusCode.OK).Body;
            var recorded = (await user.PostAsync("transactions", next)).Is(HttpStatusCode.Created).Body;

            Assert.Equal(recorded.GetProperty("anomaly").GetRawText(), scored.GetProperty("anomaly").GetRawText());
            Assert.Equal(recorded.GetProperty("categoryId").GetRawText(), scored.GetProperty("categoryId").GetRawText());
        }
    }

    [Fact]
    public async Task What_could_not_be_recorded_cannot_be_scored()
    {
        using var user = await TestUser.RegisterAsync(fixture.Host);

        var answer = await user.PostAsync(
            "transactions/score",
            new { bookedOn = "2026-02-01", amount = -7.123, currency = "EUR", description = "Shop", categoryId = Guid.NewGuid() });

        Assert.Equal(["/amount"], answer.Pointers);
    }
}
