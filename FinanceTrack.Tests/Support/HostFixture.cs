namespace FinanceTrack.Tests.Support;

/// <summary>A class fixture: one running product for the tests of a class.</summary>
public sealed class HostFixture : IAsyncLifetime
{
    public FinanceTrackHost Host { get; private set; } = null!;

    public async Task InitializeAsync() => Host = await FinanceTrackHost.StartAsync();

    public async Task DisposeAsync() => await Host.DisposeAsync();
}
