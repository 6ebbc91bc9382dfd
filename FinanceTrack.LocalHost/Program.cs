using FinanceTrack.LocalHost.Worker;

namespace FinanceTrack.LocalHost;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var host = await FunctionsHost.StartAsync(
            new LocalHostOptions
            {
                ContentRoot = Directory.GetCurrentDirectory(),
                Settings = new Dictionary<string, string?>(),
                Port = 7071,
                StopsOnSignals = true,
            },
            args);
        await host.Completion;
        return 0;
    }
}
