using FinanceTrack.Benchmarks.Assistant.Scripted;
using FinanceTrack.Domain.Assistant.Model;

namespace FinanceTrack.Tests.Assistant.Model;

/// <summary>The test of a model: what it finds in models of different quality.</summary>
public sealed class ModelProbeTests
{
    private const int Calls = 4; // A prompt, a tool call and its result, a stream.

    [Fact]
    public async Task A_model_that_does_everything_works()
    {
        await using var model = await ScriptedEndpoint.StartAsync(ProbeScript.Good);

        var report = await ProbeAsync(model);

        Assert.True(report is { Works: true, Reachable: true, SupportsTools: true, Streams: true }, string.Join(' ', report.Problems));
        Assert.Empty(report.Problems);
        Assert.Equal(Calls, model.Requests.Count);
        Assert.Equal(Calls * ScriptedReply.InputTokens, report.Steps.Sum(step => step.InputTokens));
        // At 2 a million in and 8 a million out.
        Assert.Equal(Calls * (ScriptedReply.InputTokens * 2 + ScriptedReply.OutputTokens * 8) / 1_000_000m, report.Cost);
        Assert.NotNull(report.Steps[2].FirstTokenMilliseconds);
    }

    [Fact]
    public async Task A_model_without_tools_is_told_apart()
    {
        await using var model = await ScriptedEndpoint.StartAsync(ProbeScript.WithoutTools);

        var report = await ProbeAsync(model);

        Assert.True(report is { Works: false, Reachable: true, SupportsTools: false, Streams: true });
        Assert.Contains("does not support tools", Assert.Single(report.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("other_tool", """{"door":"front"}""", "was not given")]
    [InlineData(ProbeScript.Tool, """{"door": """, "were not the JSON")]
    [InlineData(ProbeScript.Tool, """{"gate":"front"}""", "were not the JSON")]
    public async Task A_wrong_tool_call_is_told(string tool, string arguments, string problem)
    {
        await using var model = await ScriptedEndpoint.StartAsync(request =>
            request.Tools.Count > 0 ? ScriptedReply.Calls(new ScriptedCall(tool, arguments)) : ProbeScript.Good(request));

        Assert.Contains(problem, Assert.Single((await ProbeAsync(model)).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_invents_what_the_tool_returned_is_told()
    {
        await using var model = await ScriptedEndpoint.StartAsync(request =>
            request.ToolResults.Count > 0 ? ScriptedReply.Says("The code is 1.") : ProbeScript.Good(request));

        Assert.Contains("did not use", Assert.Single((await ProbeAsync(model)).Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "Assistant:Key")]
    [InlineData(404, "Assistant:Model")]
    public async Task A_refused_model_is_told_with_what_to_check(int status, string advice)
    {
        await using var model = await ScriptedEndpoint.StartAsync(ScriptedReply.Status(status));

        var report = await ProbeAsync(model);

        Assert.True(report is { Works: false, Reachable: false });
        Assert.Contains(advice, Assert.Single(report.Problems), StringComparison.Ordinal);
        Assert.Single(model.Requests);
    }

    private static async Task<ModelReport> ProbeAsync(ScriptedEndpoint model)
    {
        await using var client = new ModelClient(model.Settings);
        return await client.Probe.RunAsync(client.Chat, CancellationToken.None);
    }
}
