using System.Net;
using FinanceTrack.Benchmarks.Assistant.Scripted;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Assistant.Model;

/// <summary><c>GET assistant/status</c> with and without a model.</summary>
public sealed class AssistantStatusTests
{
    private const string Probe = "assistant/status?probe=true";
    private const int CallsOfAProbe = 4;

    [SkippableFact]
    public async Task Without_a_model_the_offline_engine_answers()
    {
        FinanceTrackHost.InProcessOnly();
        await using var host = await FinanceTrackHost.StartAsync();
        using var user = await TestUser.RegisterAsync(host);

        var status = (await user.GetAsync("assistant/status")).Is(HttpStatusCode.OK).Body;

        Assert.Equal("none", status.GetProperty("provider").GetString());
        Assert.True(status.GetProperty("offline").GetBoolean());
        (await user.GetAsync(Probe)).IsProblem(HttpStatusCode.ServiceUnavailable);
    }

    [SkippableFact]
    public async Task A_test_of_the_model_is_reported_and_counts_in_the_users_budget()
    {
        FinanceTrackHost.InProcessOnly();
        await using var model = await ScriptedEndpoint.StartAsync(ProbeScript.Good);
        await using var host = await FinanceTrackHost.StartAsync(model.Settings);
        using var user = await TestUser.RegisterAsync(host);

        var status = (await user.GetAsync(Probe)).Is(HttpStatusCode.OK).Body;

        Assert.Equal(ScriptedEndpoint.Name, status.GetProperty("model").GetString());
        Assert.False(status.GetProperty("offline").GetBoolean());
        var probe = status.GetProperty("probe");
        Assert.True(probe.GetProperty("works").GetBoolean(), probe.GetRawText());
        Assert.Equal(
            ["prompt", "toolCall", "stream"],
            probe.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("kind").GetString()));
        var used = CallsOfAProbe * (ScriptedReply.InputTokens + ScriptedReply.OutputTokens);
        Assert.Equal(used, status.GetProperty("budget").GetProperty("tokensUsed").GetInt64());
        Assert.DoesNotContain(ScriptedEndpoint.Key, status.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(model.Endpoint, status.GetRawText(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_budget_that_is_used_up_refuses_until_the_next_day()
    {
        FinanceTrackHost.InProcessOnly();
        await using var model = await ScriptedEndpoint.StartAsync(ProbeScript.Good);
        await using var host = await FinanceTrackHost.StartAsync(
            new(model.Settings) { ["Assistant:MaxTokensPerUserPerDay"] = "100" });
        using var user = await TestUser.RegisterAsync(host);

        var problems = (await user.GetAsync(Probe)).Is(HttpStatusCode.OK).Body.GetProperty("probe").GetProperty("problems");

        Assert.Contains("budget", problems[0].GetString(), StringComparison.Ordinal);
        Assert.Empty(model.Requests);
    }

    [SkippableFact]
    public async Task Past_the_budget_the_offline_engine_answers_and_says_why()
    {
        FinanceTrackHost.InProcessOnly();
        await using var model = await ScriptedEndpoint.StartAsync(ProbeScript.Good);
        await using var host = await FinanceTrackHost.StartAsync(
            new(model.Settings) { ["Assistant:MaxCostPerUserPerDay"] = "0.000001" });
        using var user = await TestUser.RegisterAsync(host);

        var answer = (await user.PostAsync("assistant/messages", new { message = "What is my balance?" })).Is(HttpStatusCode.OK).Body;

        Assert.Equal("offline", answer.GetProperty("engine").GetString());
        Assert.Contains("budget of the day is used up", answer.GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Empty(model.Requests);
    }

    [SkippableFact]
    public async Task Tests_of_the_model_are_limited()
    {
        FinanceTrackHost.InProcessOnly();
        await using var model = await ScriptedEndpoint.StartAsync(ProbeScript.Good);
        await using var host = await FinanceTrackHost.StartAsync(new(model.Settings) { ["Limits:ModelProbesPerUser"] = "1" });
        using var user = await TestUser.RegisterAsync(host);
        (await user.GetAsync(Probe)).Is(HttpStatusCode.OK);

        (await user.GetAsync(Probe)).IsProblem(HttpStatusCode.TooManyRequests);
        (await user.GetAsync("assistant/status")).Is(HttpStatusCode.OK);
    }

    [SkippableFact]
    public async Task What_the_model_used_is_in_the_export()
    {
        FinanceTrackHost.InProcessOnly();
        await using var model = await ScriptedEndpoint.StartAsync(ProbeScript.Good);
        await using var host = await FinanceTrackHost.StartAsync(model.Settings);
        using var user = await TestUser.RegisterAsync(host);
        (await user.GetAsync(Probe)).Is(HttpStatusCode.OK);

        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(await user.Http.GetByteArrayAsync("/api/v1/me/export")));
        using var usage = new StreamReader(zip.GetEntry("assistant-usage.json")!.Open());

        Assert.Contains($"\"calls\": {CallsOfAProbe}", await usage.ReadToEndAsync(), StringComparison.Ordinal);
    }
}
