using System.Text.Json.Nodes;

namespace FinanceTrack.Benchmarks.Assistant.Scripted;

/// <summary>Chat completions as OpenAI writes them.</summary>
internal static class ScriptedJson
{
    private const string Id = "chatcmpl-scripted";

    private static readonly long Created = DateTimeOffset.Parse("2026-03-01T12:00:00Z", null).ToUnixTimeSeconds();

    /// <summary>An answer in one piece.</summary>
    public static JsonObject Whole(string? text, IReadOnlyList<ScriptedCall> calls)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = text };
        if (calls.Count > 0)
            message["tool_calls"] = new JsonArray([.. calls.Select((call, index) => Call(call, index))]);
        var choice = new JsonObject
        {
            ["index"] = 0,
            ["message"] = message,
            ["finish_reason"] = calls.Count > 0 ? "tool_calls" : "stop",
        };
        return Envelope("chat.completion", choice, UsageNode());
    }

    /// <summary>A part of a streamed text.</summary>
    public static string Part(string text) => Chunk(new JsonObject { ["role"] = "assistant", ["content"] = text });

    /// <summary>Streamed calls of tools, begun one after the other, with their arguments in two parts each.</summary>
    public static IEnumerable<string> CallParts(IReadOnlyList<ScriptedCall> calls)
    {
        foreach (var (index, call) in calls.Index())
        {
            var half = call.Arguments.Length / 2;
            var begun = Call(call with { Arguments = call.Arguments[..half] }, index);
            begun["index"] = index;
            yield return Chunk(new JsonObject { ["tool_calls"] = new JsonArray(begun) });
            var rest = new JsonObject
            {
                ["index"] = index,
                ["function"] = new JsonObject { ["arguments"] = call.Arguments[half..] },
            };
            yield return Chunk(new JsonObject { ["tool_calls"] = new JsonArray(rest) });
        }
    }

    /// <summary>A part of the arguments of the first call.</summary>
    public static string MoreArguments(string text)
    {
        var part = Call(new ScriptedCall("balances", text), 0);
        part["index"] = 0;
        return Chunk(new JsonObject { ["tool_calls"] = new JsonArray(part) });
    }

    public static string End(string reason) => Chunk([], reason);

    public static string Usage() => Envelope("chat.completion.chunk", null, UsageNode()).ToJsonString();

    private static string Chunk(JsonObject delta, string? reason = null) => Envelope(
        "chat.completion.chunk", new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = reason }, null).ToJsonString();

    private static JsonObject Call(ScriptedCall call, int index) => new()
    {
        ["id"] = $"call_{index}_{Guid.NewGuid():N}",
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Tool, ["arguments"] = call.Arguments },
    };

    private static JsonObject Envelope(string kind, JsonObject? choice, JsonObject? usage) => new()
    {
        ["id"] = Id,
        ["object"] = kind,
        ["created"] = Created,
        ["model"] = ScriptedEndpoint.Name,
        ["choices"] = choice is null ? new JsonArray() : new JsonArray(choice),
        ["usage"] = usage,
    };

    private static JsonObject UsageNode() => new()
    {
        ["prompt_tokens"] = ScriptedReply.InputTokens,
        ["completion_tokens"] = ScriptedReply.OutputTokens,
        ["total_tokens"] = ScriptedReply.InputTokens + ScriptedReply.OutputTokens,
    };
}
