using System.Runtime.CompilerServices;
using FinanceTrack.Domain.Assistant.Model;
using FinanceTrack.Domain.Results;
using Microsoft.Extensions.AI;

namespace FinanceTrack.Tests.Assistant;

/// <summary>A model that says what a test wants, in pieces of a few characters.</summary>
internal sealed class ScriptedModel(params Func<IReadOnlyList<ChatMessage>, AIContent[]>[] script) : IAssistantModel, IChatClient
{
    private const int PieceLength = 7;

    private int _next;

    public bool IsConfigured => true;

    /// <summary>What it was asked, call by call.</summary>
    public List<IReadOnlyList<ChatMessage>> Asked { get; } = [];

    public static AIContent[] Says(string text) => [new TextContent(text)];

    public static AIContent[] Calls(string tool, params (string Name, object? Value)[] arguments) =>
        [new FunctionCallContent(Guid.NewGuid().ToString(), tool, arguments.ToDictionary(item => item.Name, item => item.Value))];

    public ValueTask<Result<IChatClient>> ClientAsync(Guid userId, CancellationToken cancellationToken) =>
        ValueTask.FromResult(((Result<ScriptedModel>)this).Map(model => (IChatClient)model));

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, [.. Next(messages)])));

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var content in Next(messages))
        {
            await Task.Yield();
            if (content is not TextContent text)
            {
                yield return new ChatResponseUpdate(ChatRole.Assistant, [content]);
                continue;
            }

            foreach (var piece in text.Text.Chunk(PieceLength))
                yield return new ChatResponseUpdate(ChatRole.Assistant, new string(piece));
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private AIContent[] Next(IEnumerable<ChatMessage> messages)
    {
        Asked.Add([.. messages]);
        return script[Math.Min(_next++, script.Length - 1)](Asked[^1]);
    }
}
