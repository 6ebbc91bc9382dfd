using System.Net;
using FinanceTrack.Tests.Support;
using Microsoft.AspNetCore.Http;
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

    [SkippableFact]
    public async Task A_streamed_answer_counts_until_it_has_ended()
    {
        FinanceTrackHost.InProcessOnly();
        var gate = new TaskCompletionSource();
        await using var host = await FinanceTrackHost.StartAsync(
            new() { ["Limits:RequestsAtOncePerUser"] = "1" }, use: app => app.UseMiddleware(StreamAsync));
        using var user = await TestUser.RegisterAsync(host);

        // The client of a test user reads an answer to its end.
        using var client = new HttpClient { BaseAddress = host.BaseAddress };
        client.DefaultRequestHeaders.Authorization = new("Bearer", user.AccessToken);
        using var streamed = await client.SendAsync(Held(), HttpCompletionOption.ResponseHeadersRead);
        using var body = new StreamReader(await streamed.Content.ReadAsStreamAsync());
        Assert.Equal("begun", await body.ReadLineAsync());
        var waiting = Enumerable.Range(0, 3).Select(_ => user.GetAsync("me")).ToList();
        (await Task.WhenAny(waiting).Unwrap()).IsProblem(HttpStatusCode.TooManyRequests);
        Assert.Equal(1, waiting.Count(answer => answer.IsCompleted));

        gate.SetResult();

        Assert.Equal("ended", await body.ReadToEndAsync());
        Assert.Equal(2, (await Task.WhenAll(waiting)).Count(answer => answer.Status == HttpStatusCode.OK));
        (await user.GetAsync("me")).Is(HttpStatusCode.OK);

        async Task StreamAsync(FunctionContext context, Func<Task> next)
        {
            await next();
            if (context.GetHttpContext()?.Request.Headers.ContainsKey("X-Hold") == true)
                context.GetInvocationResult().Value = new HeldAnswer(gate.Task);
        }
    }

    private static HttpRequestMessage Held()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/me", UriKind.Relative));
        request.Headers.Add("X-Hold", "yes");
        return request;
    }

    private static Task<HttpResponseMessage> SendAsync(TestUser user) => user.Http.SendAsync(Held());

    /// <summary>Begins, and ends when it may.</summary>
    private sealed class HeldAnswer(Task mayEnd) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            await httpContext.Response.WriteAsync("begun\n");
            await httpContext.Response.Body.FlushAsync();
            await mayEnd;
            await httpContext.Response.WriteAsync("ended");
        }
    }
}
