using FinanceTrack.Domain.Assistant;
using FinanceTrack.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FinanceTrack.Tests.Assistant.Mcp;

/// <summary>A running product with two more tools, which keep how they were called.</summary>
public sealed class McpFixture : IAsyncLifetime
{
    internal const string Reading = "recorded_reading";
    internal const string Proposing = "propose_recorded";

    public FinanceTrackHost Host { get; private set; } = null!;

    internal RecordedTool Reader { get; } = new(Reading, isReadOnly: true);

    internal RecordedTool Proposer { get; } = new(Proposing, isReadOnly: false);

    public async Task InitializeAsync() => Host = await FinanceTrackHost.StartAsync(replace: services =>
        services.AddSingleton<AssistantTool>(Reader).AddSingleton<AssistantTool>(Proposer));

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
