using FinanceTrack.Domain.Assistant.Model;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FinanceTrack.Tests.Assistant.Model;

/// <summary>The product's connection to a model without the rest of the product.</summary>
internal sealed class ModelClient : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public ModelClient(Dictionary<string, string?> settings, Action<IServiceCollection>? replace = null)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection().AddModelConnection(configuration);
        services.TryAddSingleton(TimeProvider.System);
        Logs.AddTo(services);
        replace?.Invoke(services);
        _services = services.BuildServiceProvider();
    }

    public RecordedLogs Logs { get; } = new();

    public IChatClient Chat => _services.GetRequiredService<ModelConnection>().Client;

    public ModelProbe Probe => _services.GetRequiredService<ModelProbe>();

    /// <summary>The failure of a call, in one piece or streamed.</summary>
    public async Task<ModelFailedException> FailureAsync(string question, bool streams = false) =>
        await Assert.ThrowsAsync<ModelFailedException>(() => AskAsync(question, streams));

    public async Task<ChatResponse> AskAsync(string question, bool streams = false, ChatOptions? options = null) =>
        streams
            ? await Chat.GetStreamingResponseAsync(question, options).ToChatResponseAsync()
            : await Chat.GetResponseAsync(question, options);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
