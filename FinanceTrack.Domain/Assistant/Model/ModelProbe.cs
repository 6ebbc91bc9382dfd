using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>Tests a model with what the assistant needs of it: a prompt, a tool call, and a streamed answer.</summary>
public sealed class ModelProbe(IOptions<ModelOptions> options)
{
    private const string ToolName = "read_code";

    private static readonly ChatOptions Short = new() { MaxOutputTokens = 256 };

    /// <summary>Never throws for what the model does or fails to do: the report says it.</summary>
    public async Task<ModelReport> RunAsync(IChatClient client, CancellationToken cancellationToken)
    {
        var steps = new List<ProbeStep> { await RunAsync(ProbeKind.Prompt, () => PromptAsync(client, cancellationToken)) };
        var isReachable = steps[0].Failure is null;
        foreach (var (kind, run) in new (ProbeKind, Func<Task<ProbeStep>>)[]
        {
            (ProbeKind.ToolCall, () => CallToolAsync(client, cancellationToken)),
            (ProbeKind.Stream, () => StreamAsync(client, cancellationToken)),
        })
        {
            steps.Add(isReachable ? await RunAsync(kind, run) : new ProbeStep { Kind = kind, Problem = "Not tried." });
        }

        var used = new ModelUsage(steps.Sum(step => step.InputTokens), steps.Sum(step => step.OutputTokens));
        return new ModelReport(
            steps.All(step => step.Succeeded),
            isReachable,
            steps[1].Succeeded,
            steps[2].Succeeded,
            steps,
            used.Cost(options.Value),
            options.Value.PriceCurrency,
            [.. steps.Where(step => isReachable || step.Kind == ProbeKind.Prompt).Select(step => step.Problem).OfType<string>()]);
    }

    private static async Task<ProbeStep> RunAsync(ProbeKind kind, Func<Task<ProbeStep>> run)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            return (await run()) with { Milliseconds = (int)clock.ElapsedMilliseconds };
        }
        catch (ModelFailedException failed)
        {
            return new ProbeStep
            {
                Kind = kind,
                Milliseconds = (int)clock.ElapsedMilliseconds,
                Problem = ProbeAdvice.Of(failed),
                Failure = failed.Failure,
            };
        }
    }

    private static async Task<ProbeStep> PromptAsync(IChatClient client, CancellationToken cancellationToken)
    {
        var response = await client.GetResponseAsync("Answer with the single word: ready", Short, cancellationToken);
        return Step(ProbeKind.Prompt, response, string.IsNullOrWhiteSpace(response.Text)
            ? "The model's answer was empty. A reasoning model may need more output tokens (Assistant:MaxOutputTokens)."
            : null);
    }

    private static async Task<ProbeStep> CallToolAsync(IChatClient client, CancellationToken cancellationToken)
    {
        var code = RandomNumberGenerator.GetInt32(100_000, 1_000_000).ToString(CultureInfo.InvariantCulture);
        var tool = AIFunctionFactory.Create(
            (string door) => code, ToolName, "Reads the code of a door. The code cannot be known in any other way.");
        var withTool = Short.Clone();
        withTool.Tools = [tool.AsDeclarationOnly()];
        var messages = new List<ChatMessage>
        {
            new(ChatRole.User, $"Call the tool {ToolName} with the door \"front\", and answer with the code that it returns."),
        };
        var asked = await client.GetResponseAsync(messages, withTool, cancellationToken);
        var calls = asked.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
        if (ProblemOf(calls) is { } problem)
            return Step(ProbeKind.ToolCall, asked, problem);

        messages.AddRange(asked.Messages);
        messages.Add(new ChatMessage(ChatRole.Tool, [.. calls.Select(call => new FunctionResultContent(call.CallId, code))]));
        var answered = await client.GetResponseAsync(messages, withTool, cancellationToken);
        var step = Step(ProbeKind.ToolCall, answered, answered.Text.Contains(code, StringComparison.Ordinal)
            ? null
            : "The model called the tool and did not use what it returned. A larger model may.");
        return step with
        {
            InputTokens = step.InputTokens + (asked.Usage?.InputTokenCount ?? 0),
            OutputTokens = step.OutputTokens + (asked.Usage?.OutputTokenCount ?? 0),
        };
    }

    private static string? ProblemOf(List<FunctionCallContent> calls)
    {
        if (calls.Count == 0)
            return "The model answered without calling the tool: the model, or the server that runs it, does not support tools.";
        if (calls.Any(call => call.Name != ToolName))
            return "The model called a tool that it was not given.";
        return calls.Any(call => call.Exception is not null || call.Arguments?.ContainsKey("door") != true)
            ? "The model's arguments for the tool were not the JSON that its schema asks for."
            : null;
    }

    private static async Task<ProbeStep> StreamAsync(IChatClient client, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var parts = new List<ChatResponseUpdate>();
        int? first = null;
        await foreach (var part in client.GetStreamingResponseAsync("Count from 1 to 20, one number a line.", Short, cancellationToken))
        {
            if (part.Text.Length > 0)
                first ??= (int)clock.ElapsedMilliseconds;
            parts.Add(part);
        }

        var problem = parts.Count(part => part.Text.Length > 0) switch
        {
            0 => "The streamed answer was empty.",
            1 => "The streamed answer came in one piece: the server, or a proxy before it, does not stream.",
            _ => null,
        };
        return Step(ProbeKind.Stream, parts.ToChatResponse(), problem) with { FirstTokenMilliseconds = first };
    }

    private static ProbeStep Step(ProbeKind kind, ChatResponse response, string? problem) => new()
    {
        Kind = kind,
        InputTokens = response.Usage?.InputTokenCount ?? 0,
        OutputTokens = response.Usage?.OutputTokenCount ?? 0,
        Problem = problem,
    };
}
