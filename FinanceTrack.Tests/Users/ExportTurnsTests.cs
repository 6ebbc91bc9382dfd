using System.Net;
using FinanceTrack.Domain.Users.PersonalData;
using FinanceTrack.Domain.Users.Sessions;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Users;

public sealed class ExportTurnsTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task A_user_has_one_and_a_few_are_written_at_a_time()
    {
        using var turns = new ExportTurns();
        var user = Guid.NewGuid();
        var first = (await turns.TakeAsync(user, CancellationToken.None)).Value;
        Assert.False((await turns.TakeAsync(user, CancellationToken.None)).Succeeded);
        first.Dispose();
        Assert.True((await turns.TakeAsync(user, CancellationToken.None)).Succeeded);

        var written = new List<IDisposable>();
        var next = turns.WaitAsync(CancellationToken.None);
        while (next.IsCompletedSuccessfully)
        {
            written.Add((await next).Value);
            next = turns.WaitAsync(CancellationToken.None);
        }

        Assert.InRange(written.Count, 2, 20);
        written[0].Dispose();
        Assert.True((await next).Succeeded);
    }

    [SkippableFact]
    public async Task Slow_readers_of_their_exports_keep_none_of_another_user_waiting()
    {
        FinanceTrackHost.InProcessOnly();
        var slow = new List<Stream>();
        for (var reader = 0; reader < 12; reader++)
        {
            var user = await TestUser.RegisterAsync(fixture.Host);
            slow.Add((await fixture.Host.Services.GetRequiredService<ExportUserData>().ExecuteAsync(
                new CallerSession(user.Id, user.SessionId), CancellationToken.None)).Value);
        }

        using var victim = await TestUser.RegisterAsync(fixture.Host);
        (await victim.GetAsync("me/export")).Is(HttpStatusCode.OK);

        foreach (var stream in slow)
            await stream.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_second_export_at_once_is_refused_and_a_later_one_is_not()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(fixture.Host);
        (await user.GetAsync("me/export")).Is(HttpStatusCode.OK);
        using (await TakeAsync(user))
            (await user.GetAsync("me/export")).IsProblem(HttpStatusCode.TooManyRequests);

        (await user.GetAsync("me/export")).Is(HttpStatusCode.OK);
    }

    private async Task<IDisposable> TakeAsync(TestUser user) =>
        (await fixture.Host.Services.GetRequiredService<ExportTurns>().TakeAsync(user.Id, CancellationToken.None)).Value;
}
