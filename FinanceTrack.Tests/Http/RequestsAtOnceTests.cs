using System.Net;
using FinanceTrack.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;

namespace FinanceTrack.Tests.Http;

public sealed class RequestsAtOnceTests
{
    private const int AtOnce = 2, Waiting = 2 * AtOnce;

    [SkippableFact]
    public async Task Requests_past_those_answered_at_once_wait_and_too_many_are_refused()
    {
        FinanceTrackHost.InProcessOnly();
        var gate = new TaskCompletionSource();
        await using var host = await FinanceTrackHost.StartAsync(
            new() { ["Limits:RequestsAtOncePerUser"] = $"{AtOnce}" }, use: app => app.UseMiddleware(HoldAsync));
        using var user = await TestUser.RegisterAsync(host);
        using var other = await TestUser.RegisterAsync(host);

        var sent = Enumerable.Range(0, AtOnce + Waiting + 1).Select(_ => SendAsync(user)).ToList();
        var first = await Task.WhenAny(sent);
        using (var refused = await first)
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        }

        (await other.GetAsync("me")).Is(HttpStatusCode.OK);
        Assert.Equal(1, sent.Count(answer => answer.IsCompleted));
        gate.SetResult();
        foreach (var answer in sent.Where(answer => answer != first))
        {
            using var answered = await answer;
            Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        }

        for (var i = 0; i <= AtOnce + Waiting; i++)
            (await user.GetAsync("me")).Is(HttpStatusCode.OK);

        async Task HoldAsync(FunctionContext context, Func<Task> next)
        {
            if (context.GetHttpContext()?.Request.Headers.ContainsKey("X-Hold") == true)
                await gate.Task;
            await next();
        }
    }

    private static Task<HttpResponseMessage> SendAsync(TestUser user)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/me", UriKind.Relative));
        request.Headers.Add("X-Hold", "yes");
        return user.Http.SendAsync(request);
    }
}
