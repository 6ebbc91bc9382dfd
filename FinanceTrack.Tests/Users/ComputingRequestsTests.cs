using System.Net;
using FinanceTrack.Domain.Ledgers;
using FinanceTrack.Domain.Users.Limits;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Users;

public sealed class ComputingRequestsTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [SkippableTheory]
    [InlineData("transactions/categorize")]
    [InlineData("categorization-rules/preview")]
    public async Task What_computes_waits_for_the_users_turn(string path)
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(fixture.Host);
        var category = (await user.CategoriesAsync())["Dining"];
        object body = path.EndsWith("preview", StringComparison.Ordinal)
            ? new { categoryId = category, text = "shop" }
            : new { transactions = new[] { new { description = "Kiosk", amount = -1, currency = "EUR" } } };
        var ended = new TaskCompletionSource<int>();
        var held = fixture.Host.Services.GetRequiredService<ComputingRequests>()
            .RunAsync(new LedgerActor(user.Id, Guid.NewGuid()), () => ended.Task, default);

        var waiting = user.PostAsync(path, body);
        (await user.GetAsync("me")).Is(HttpStatusCode.OK);
        Assert.False(waiting.IsCompleted);

        ended.SetResult(1);
        await held;
        (await waiting).Is(HttpStatusCode.OK);
    }
}
