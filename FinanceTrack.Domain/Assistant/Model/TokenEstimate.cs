using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace FinanceTrack.Domain.Assistant.Model;

/// <summary>Tokens where the endpoint has not counted them: before a call, and of an endpoint that never does.</summary>
internal static class TokenEstimate
{
    // No tokenizer in use needs more tokens than this on average, in any script.
    private const int BytesPerToken = 3;
    private const int TokensPerMessage = 8;

    /// <summary>The most that a call can use.</summary>
    public static ModelUsage Most(IEnumerable<ChatMessage> messages, ChatOptions options) => new(
        messages.Sum(message => TokensPerMessage + message.Contents.Sum(content => TokensIn(TextOf(content))))
            + TokensIn(options.Instructions)
            + (options.Tools ?? []).Sum(tool => TokensIn(tool.Name) + TokensIn(tool.Description) + TokensIn(SchemaOf(tool))),
        options.MaxOutputTokens ?? 0);

    /// <summary>What a call used, by the endpoint's count where there is one.</summary>
    public static ModelUsage Used(UsageDetails? counted, long sent, string text) => new(
        counted?.InputTokenCount is > 0 and var input ? input : sent,
        counted?.OutputTokenCount is >= 0 and var output ? output : TokensIn(text));

    private static long TokensIn(string? text) =>
        string.IsNullOrEmpty(text) ? 0 : Encoding.UTF8.GetByteCount(text) / BytesPerToken + 1;

    private static string? SchemaOf(AITool tool) => tool is AIFunctionDeclaration function ? function.JsonSchema.GetRawText() : null;

    private static string? TextOf(AIContent content) => content switch
    {
        TextContent text => text.Text,
        FunctionCallContent call => call.Name + JsonSerializer.Serialize(call.Arguments, AIJsonUtilities.DefaultOptions),
        FunctionResultContent result => result.Result as string ?? JsonSerializer.Serialize(result.Result, AIJsonUtilities.DefaultOptions),
        _ => null,
    };
}
