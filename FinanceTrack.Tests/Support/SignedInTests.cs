namespace FinanceTrack.Tests.Support;

/// <summary>Tests of a running product that begin with a user who is signed in. Each test has a user of its own.</summary>
public abstract class SignedInTests(HostFixture fixture) : IClassFixture<HostFixture>, IAsyncLifetime
{
    protected FinanceTrackHost Host => fixture.Host;

    protected TestUser User { get; private set; } = null!;

    public virtual async Task InitializeAsync() => User = await TestUser.RegisterAsync(Host);

    public virtual Task DisposeAsync()
    {
        User.Dispose();
        return Task.CompletedTask;
    }
}
