using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using FinanceTrack.Domain.Messaging;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Telemetry;

/// <summary>One trace from a request through a queue to what it starts there, by the parents of its spans.</summary>
[Collection(Undisturbed.Name)]
public sealed class TraceThroughQueueTests : IAsyncLifetime
{
    private const string CallersTrace = "0af7651916cd43dd8448eb211c80319c";
    private const string CallersSpan = "b7ad6b7169203331";

    private readonly RecordedTelemetry _telemetry = new();
    private FinanceTrackHost _host = null!;

    public async Task InitializeAsync()
    {
        if (!FinanceTrackHost.IsElsewhere)
            _host = await _telemetry.StartHostAsync();
    }

    public async Task DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        _telemetry.Dispose();
    }

    [SkippableFact]
    public async Task A_replayed_message_is_scored_in_the_trace_of_the_request_that_replays_it()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(_host);
        await _host.Services.GetRequiredService<RecordPoisonMessage>().ExecuteAsync(
            QueueNames.TransactionsInbound, "given up", Message(admin, "replayed"), CancellationToken.None);
        var poison = (await admin.ListAllAsync("admin/poison-messages"))[0].GetProperty("id").GetGuid();

        (await admin.SendAsync(HttpMethod.Post, $"admin/poison-messages/{poison}/replay")).Is(HttpStatusCode.NoContent);

        var process = await _telemetry.WaitAsync($"process {QueueNames.TransactionsInbound}", _ => true);
        var trace = process.TraceId.ToHexString();
        var score = await WaitAsync("score", trace);
        var categorize = await WaitAsync("categorize", trace);
        var post = await WaitAsync("POST api/v1/admin/poison-messages/{id:guid}/replay", trace);
        Assert.Equal(process.SpanId, score.ParentSpanId);
        Assert.Equal(process.SpanId, categorize.ParentSpanId);
        Assert.Equal(post.SpanId, process.ParentSpanId);
        Assert.Equal(
            (ActivityKind.Server, ActivityKind.Consumer, ActivityKind.Internal), (post.Kind, process.Kind, score.Kind));
        Assert.Equal(204, post.GetTagItem("http.response.status_code"));
        Assert.Equal("sum", score.GetTagItem("financetrack.scored_by"));
        var answer = Assert.Single(await new ScoredAnswers(_host.Queues).WaitAsync(admin.Id, 1));
        Assert.Equal(process.Id, answer.GetProperty("traceparent").GetString());
    }

    [SkippableFact]
    public async Task A_job_runs_in_the_trace_of_the_request_that_starts_it()
    {
        FinanceTrackHost.InProcessOnly();
        using var admin = await Administrator.RegisterAsync(_host);

        (await admin.PostAsync("admin/jobs", new { kind = "recompute-summaries", ledgerId = admin.LedgerId })).Is(HttpStatusCode.Created);

        var job = await _telemetry.WaitAsync("job recompute-summaries", _ => true);
        var trace = job.TraceId.ToHexString();
        var process = await WaitAsync($"process {QueueNames.Jobs}", trace);
        var post = await WaitAsync("POST api/v1/admin/jobs", trace);
        Assert.Equal(process.SpanId, job.ParentSpanId);
        Assert.Equal(post.SpanId, process.ParentSpanId);
        Assert.Equal("succeeded", job.GetTagItem("financetrack.job.outcome"));
    }

    [SkippableFact]
    public async Task The_trace_of_an_upstream_system_is_continued_down_to_the_answer()
    {
        FinanceTrackHost.InProcessOnly();
        using var user = await TestUser.RegisterAsync(_host);
        var traced = Message(user, "traced").Replace(
            "{", $$"""{"traceparent":"00-{{CallersTrace}}-{{CallersSpan}}-01",""", StringComparison.Ordinal);

        await _host.SendPlainAsync(QueueNames.TransactionsInbound, traced);
        await _host.SendPlainAsync(QueueNames.TransactionsInbound, Message(user, "untraced"));

        var answers = await new ScoredAnswers(_host.Queues).WaitAsync(user.Id, 2);
        Assert.All(answers, answer => Assert.Equal("recorded", answer.GetProperty("status").GetString()));
        var process = await WaitAsync($"process {QueueNames.TransactionsInbound}", CallersTrace);
        Assert.Equal(CallersSpan, process.ParentSpanId.ToHexString());
        var untraced = answers.Single(answer => answer.GetProperty("messageId").GetString() == "untraced");
        Assert.NotEqual(CallersTrace, untraced.GetProperty("traceparent").GetString()!.Split('-')[1]);
    }

    [SkippableFact]
    public async Task A_problem_names_the_trace_that_is_recorded()
    {
        FinanceTrackHost.InProcessOnly();

        using var refused = await _host.Http.PostAsJsonAsync("/api/v1/sessions", new { email = "a@b.example", password = "x" });
        var problem = await Answer.ReadAsync(refused);

        var trace = problem.IsProblem(HttpStatusCode.Unauthorized).Body.GetProperty("traceId").GetString();
        await _telemetry.WaitAsync("POST api/v1/sessions", span => span.Id == trace);
    }

    private Task<Activity> WaitAsync(string name, string trace) =>
        _telemetry.WaitAsync(name, span => span.TraceId.ToHexString() == trace);

    private static string Message(TestUser user, string messageId) => $$"""
        {"messageId":"{{messageId}}","userId":"{{user.Id}}","bookedOn":"2026-03-18","amount":-45.5,"currency":"EUR","description":"Shop"}
        """;
}
