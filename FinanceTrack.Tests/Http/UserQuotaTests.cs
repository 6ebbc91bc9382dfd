using System.Net;
using FinanceTrack.Functions.Http;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Http;

public sealed class UserQuotaTests
{
    [Fact]
    public void The_limiter_of_a_user_has_no_timer_of_its_own()
    {
        using var limiter = UserQuota.Create(1);

        Assert.False(limiter.IsAutoReplenishing);
    }

    [SkippableFact]
    public async Task Past_its_quota_a_user_is_told_when_to_come_back_and_others_are_not_refused()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(new() { ["Limits:RequestsPerUserPerMinute"] = "3" });
        using var user = await TestUser.RegisterAsync(host);
        using var other = await TestUser.RegisterAsync(host);

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
            answers.Add((await user.GetAsync("me")).Status);
        using var refused = await user.Http.GetAsync(new Uri("/api/v1/transactions", UriKind.Relative));

        // A minute may end in between, and its quota with it: never are there more answers than two quotas.
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        (await other.GetAsync("me")).Is(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task A_key_that_uses_up_its_quota_leaves_its_owner_theirs()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync(new() { ["Limits:RequestsPerUserPerMinute"] = "4" });
        using var user = await TestUser.RegisterAsync(host);
        var key = (await user.PostAsync("me/api-keys", new { name = "Stolen", scopes = new[] { "read" }, password = user.Password }))
            .Is(HttpStatusCode.Created).Body;
        using var thief = host.NewClient();
        thief.DefaultRequestHeaders.Authorization = new("ApiKey", key.GetProperty("key").GetString());

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 9; i++)
        {
            using var answer = await thief.GetAsync(new Uri("/api/v1/me", UriKind.Relative));
            answers.Add(answer.StatusCode);
        }

        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        (await user.DeleteAsync($"me/api-keys/{key.GetProperty("id").GetString()}")).Is(HttpStatusCode.NoContent);
    }
}
