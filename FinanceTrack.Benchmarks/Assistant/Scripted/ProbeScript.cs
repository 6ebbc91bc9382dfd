namespace FinanceTrack.Benchmarks.Assistant.Scripted;

/// <summary>What a model answers to the test of it.</summary>
internal static class ProbeScript
{
    public const string Tool = "read_code";

    /// <summary>A model that does all that is asked.</summary>
    public static ScriptedReply Good(ScriptedRequest request)
    {
        if (request.ToolResults.Count > 0)
            return ScriptedReply.Says($"The code is {request.ToolResults[^1].Trim('"')}.");
        if (request.Tools.Contains(Tool))
            return ScriptedReply.Calls(Tool, new { door = "front" });
        return ScriptedReply.Says(request.Streams ? string.Join('\n', Enumerable.Range(1, 20)) : "ready");
    }

    /// <summary>A model that has no tools.</summary>
    public static ScriptedReply WithoutTools(ScriptedRequest request) =>
        request.Tools.Count > 0 ? ScriptedReply.Says("I would call read_code, if I could.") : Good(request);
}
