using System.CommandLine;
using System.Globalization;
using FinanceTrack.Domain.Assistant.Model;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace FinanceTrack.LocalHost.Commands;

/// <summary>
/// <c>test-llm</c>: tests the language model of the settings. 0: it does all that the assistant needs; 1: something is wrong; 2: none is
/// configured.
/// </summary>
internal static class TestModelCommand
{
    private const int Wrong = 1;
    private const int NotConfigured = 2;

    public static Command Create()
    {
        var command = new Command("test-llm", "Send the configured language model a prompt, a tool call and a streamed answer.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var settings = LocalSettings.Load(ContentRoot.Enter());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddLogging().AddModelConnection(configuration);
        services.TryAddSingleton(TimeProvider.System);
        await using var provider = services.BuildServiceProvider();
        var options = Options(provider);
        if (options.Provider == ModelProvider.None)
        {
            Console.WriteLine(
                """
                No language model is configured: the offline engine answers.
                To use one, set Assistant__Provider (OpenAI or AzureOpenAI), Assistant__Endpoint and Assistant__Model, such as
                  Assistant__Provider=OpenAI Assistant__Endpoint=http://localhost:11434/v1 Assistant__Model=qwen3:8b
                """);
            return NotConfigured;
        }

        Console.WriteLine($"{options.Provider}: {options.Model} at {options.Endpoint}");
        var client = provider.GetRequiredService<ModelConnection>().Client;
        var report = await provider.GetRequiredService<ModelProbe>().RunAsync(client, cancellationToken);
        foreach (var line in Describe(report))
            Console.WriteLine(line);
        return report.Works ? 0 : Wrong;
    }

    private static ModelOptions Options(ServiceProvider provider)
    {
        try
        {
            return provider.GetRequiredService<IOptions<ModelOptions>>().Value;
        }
        catch (OptionsValidationException wrong)
        {
            throw new StartFailure(string.Join(Environment.NewLine, wrong.Failures), wrong);
        }
    }

    private static IEnumerable<string> Describe(ModelReport report)
    {
        foreach (var step in report.Steps)
            yield return $"  {Mark(step)} {NameOf(step.Kind),-14} {Figures(step)}";
        if (report.Cost > 0)
            yield return string.Create(CultureInfo.InvariantCulture, $"  Cost of this test: {report.Cost:0.######} {report.Currency}");
        foreach (var problem in report.Problems)
            yield return $"  {problem}";
        yield return report.Works ? "The model does all that the assistant needs." : "The assistant cannot work with this model as it is.";
    }

    private static string Mark(ProbeStep step) => step.Succeeded ? "ok    " : "FAILED";

    private static string NameOf(ProbeKind kind) => kind switch
    {
        ProbeKind.Prompt => "prompt",
        ProbeKind.ToolCall => "tool call",
        ProbeKind.Stream => "stream",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Figures(ProbeStep step)
    {
        var first = step.FirstTokenMilliseconds is { } until ? $", first words after {until} ms" : "";
        var tokens = step.InputTokens + step.OutputTokens > 0
            ? $", {step.InputTokens} tokens in, {step.OutputTokens} out"
            : ", tokens not reported";
        return step.Milliseconds == 0 && !step.Succeeded ? "not tried" : $"{step.Milliseconds} ms{first}{(step.Succeeded ? tokens : "")}";
    }
}
