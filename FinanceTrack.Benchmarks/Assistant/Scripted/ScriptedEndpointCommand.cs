using System.CommandLine;
using Spectre.Console;

namespace FinanceTrack.Benchmarks.Assistant.Scripted;

/// <summary>
/// <c>scripted-model</c>: serves an OpenAI-compatible endpoint without a model behind it, to try the connection of a product with three
/// settings. It passes <c>test-llm</c>, and answers every question with what was spent this month.
/// </summary>
internal static class ScriptedEndpointCommand
{
    private const int DefaultPort = 11_435;
    private const string Summary = "month_summary";

    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "On the loopback interface.", DefaultValueFactory = _ => DefaultPort };
        var command = new Command("scripted-model", "Serves an OpenAI-compatible endpoint with scripted answers until Ctrl-C.") { port };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(port), cancellation));
        return command;
    }

    /// <summary>The answer to a request of the product.</summary>
    public static ScriptedReply Answer(ScriptedRequest request)
    {
        if (!request.Tools.Contains(Summary))
            return ProbeScript.Good(request);
        if (request.ToolResults.Count == 0)
            return ScriptedReply.Calls(Summary, new { });
        return ScriptedFact.Of(request).FirstOrDefault(fact => fact is { Measure: "spent", Category: null }) is { } fact
            ? ScriptedReply.Says($"You spent {{{{{fact.Ref}}}}} in {{{{{fact.Ref}.period}}}}.")
            : ScriptedReply.Says("I found nothing.");
    }

    private static async Task<int> RunAsync(int port, CancellationToken cancellationToken)
    {
        await using var endpoint = await ScriptedEndpoint.StartAsync(
            request =>
            {
                AnsiConsole.Profile.Out.Writer.WriteLine(
                    $"request {request.Index}: {(request.Streams ? "streamed, " : "")}{request.Tools.Count} tools, "
                    + $"{request.ToolResults.Count} results");
                return Answer(request);
            },
            port);
        AnsiConsole.Profile.Out.Writer.WriteLine(
            $"Assistant__Provider=OpenAI Assistant__Endpoint={endpoint.Endpoint} Assistant__Model={ScriptedEndpoint.Name}");
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }
}
