using System.Net;
using FinanceTrack.Domain.Users.PersonalData;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Users;

public sealed class ExportTurnsTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Fact]
    public void One_user_has_one_turn_and_all_have_a_few()
    {
        using var turns = new ExportTurns();
        var user = Guid.NewGuid();
        var first = turns.Take(user).Value;
        Assert.False(turns.Take(user).Succeeded);
        first.Dispose();

        var taken = new List<IDisposable>();
        while (turns.Take(Guid.NewGuid()).TryGet(out var turn, out _))
            taken.Add(turn);

        Assert.InRange(taken.Count, 2, 20);
        Assert.False(turns.Take(user).Succeeded);
        taken[0].Dispose();
        Assert.True(turns.Take(user).Succeeded);
    }

    [SkippableFact]
    public async Task A_second_export_at_once_is_refused_and_a_later_one_is_not()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(fixture.Host);
        (await user.GetAsync("me/export")).Is(HttpStatusCode.OK);
        using (fixture.Host.Services.GetRequiredService<ExportTurns>().Take(user.Id).Value)
            (await user.GetAsync("me/export")).IsProblem(HttpStatusCode.TooManyRequests);

        (await user.GetAsync("me/export")).Is(HttpStatusCode.OK);
    }
}
