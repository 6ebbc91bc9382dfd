using FinanceTrack.Benchmarks.Assistant.Scripted;
using FinanceTrack.Tests.Support;

namespace FinanceTrack.Tests.Assistant.Model;

/// <summary><c>test-llm</c>, as a person who sets a model up runs it.</summary>
public sealed class TestModelCommandTests
{
    [Fact]
    public async Task A_good_model_is_reported_with_its_figures()
    {
        await using var model = await ScriptedEndpoint.StartAsync(ProbeScript.Good);

        var command = await RunAsync(model.Settings);

        Assert.Equal((0, ""), (command.ExitCode, command.Error));
        Assert.Contains("ok     tool call", command.Output, StringComparison.Ordinal);
        Assert.Contains("first words after", command.Output, StringComparison.Ordinal);
        Assert.Contains("The model does all that the assistant needs.", command.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(ScriptedEndpoint.Key, command.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_without_tools_ends_with_1_and_says_what_is_wrong()
    {
        await using var model = await ScriptedEndpoint.StartAsync(ProbeScript.WithoutTools);

        var command = await RunAsync(model.Settings);

        Assert.Equal(1, command.ExitCode);
        Assert.Contains("FAILED tool call", command.Output, StringComparison.Ordinal);
        Assert.Contains("does not support tools", command.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_model_it_ends_with_2_and_says_how_to_set_one()
    {
        var command = await RunAsync(new() { ["Assistant:Provider"] = "None" });

        Assert.Equal(2, command.ExitCode);
        Assert.Contains("Assistant__Endpoint", command.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_settings_are_named_in_one_line()
    {
        var command = await RunAsync(new() { ["Assistant:Provider"] = "OpenAI", ["Assistant:Endpoint"] = "http://localhost:1/v1" });

        Assert.Equal((1, ""), (command.ExitCode, command.Output));
        Assert.StartsWith("Assistant:Model must name the model", command.Error, StringComparison.Ordinal);
    }

    private static Task<LocalHostCommand> RunAsync(Dictionary<string, string?> settings) => LocalHostCommand.RunAsync(
        settings.ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value), "test-llm");
}
